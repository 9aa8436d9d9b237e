"""Figures to pictures by an installed Chrome or Chromium: started for a batch, or kept open for many."""

import asyncio
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import kaleido

from genesis.errors import BrowserError

Kind = Literal["png", "svg"]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_SECONDS = 60
_IDLE = 120.0  # seconds after which a browser that is kept open is closed until the next picture

_standing: list["_Standing"] = []  # the browser that `kept_open` keeps, if any


def pictures(figures: Sequence[Any], kind: Kind, width: float, height: float, scale: float) -> list[bytes]:
    """Draw Plotly figures of `width` by `height` pixels, `scale` times as large; the browser lives for all of them.

    Raises BrowserError: no browser is installed, or it does not draw.
    """
    options = {"format": kind, "width": round(width), "height": round(height), "scale": scale}
    path = browser()
    try:
        if _standing:
            return _standing[-1].drawn(figures, options, path)
        return asyncio.run(asyncio.wait_for(_drawn(figures, options, path), _SECONDS))
    except (OSError, RuntimeError) as error:
        raise BrowserError(f"{path} could not draw the picture: {str(error) or type(error).__name__}") from error


def browser() -> str:
    """The path of a browser. Raises BrowserError: there is none."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise BrowserError(
            "no Chrome or Chromium is installed, which draws the pictures; install one "
            "(Debian: apt-get install chromium), or export from the page, which draws by itself"
        )
    return found


@contextmanager
def kept_open(idle: float = _IDLE) -> Iterator[None]:
    """Within it one browser draws all pictures: starting one takes ten times as long as a picture.

    It starts with the first picture, and again when it was not needed for `idle` seconds or failed.
    """
    standing = _Standing(idle)
    _standing.append(standing)
    try:
        yield
    finally:
        _standing.remove(standing)
        standing.close()


async def _drawn(figures: Sequence[Any], options: dict[str, Any], path: str) -> list[bytes]:
    async with _opener(path) as drawer:
        return await _each(drawer, figures, options)


def _opener(path: str) -> kaleido.Kaleido:
    return kaleido.Kaleido(n=1, path=path, mathjax=False)


async def _each(drawer: kaleido.Kaleido, figures: Sequence[Any], options: dict[str, Any]) -> list[bytes]:
    return [await drawer.calc_fig(figure.to_plotly_json(), opts=options) for figure in figures]


class _Standing:
    """A browser in an event loop of its own; one caller at a time."""

    def __init__(self, idle: float) -> None:
        self._idle = idle
        self._lock = threading.Lock()
        self._drawer: kaleido.Kaleido | None = None
        self._closing: asyncio.TimerHandle | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="pictures", daemon=True)
        self._thread.start()

    def drawn(self, figures: Sequence[Any], options: dict[str, Any], path: str) -> list[bytes]:
        """The pictures; where a browser that was open has died meanwhile, by a new one."""
        with self._lock:
            was_open = self._drawer is not None
            try:
                return self._timely(figures, options, path)
            except (OSError, RuntimeError) as error:
                if not was_open or isinstance(error, TimeoutError):
                    raise
            return self._timely(figures, options, path)

    def _timely(self, figures: Sequence[Any], options: dict[str, Any], path: str) -> list[bytes]:
        drawn: list[bytes] = self._wait(asyncio.wait_for(self._draw(figures, options, path), _SECONDS))
        return drawn

    def close(self) -> None:
        """End the browser, if one is open, and the loop."""
        with self._lock:
            self._wait(self._shut())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    def _wait(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    async def _draw(self, figures: Sequence[Any], options: dict[str, Any], path: str) -> list[bytes]:
        if self._closing is not None:
            self._closing.cancel()
        is_done = False
        try:
            if self._drawer is None:
                self._drawer = await _opener(path)
            drawn = await _each(self._drawer, figures, options)
            is_done = True
            return drawn
        finally:
            if is_done:
                self._closing = self._loop.call_later(self._idle, lambda: self._loop.create_task(self._shut()))
            else:
                await self._shut()  # the next picture begins with a new one

    async def _shut(self) -> None:
        drawer, self._drawer = self._drawer, None
        if drawer is not None:
            await drawer.close()
