#!/bin/sh
# Chromium and Chinese fonts for the browser tests and the pictures. Does nothing where both are there.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || missing="chromium"
if ! fc-list 2>/dev/null | grep -qi "noto.*cjk"; then
    missing="$missing fonts-noto-cjk"
fi
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the browser tests:$missing"
    apt-get update -q
    # shellcheck disable=SC2086 -- a list of packages
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
    exit 0
fi

echo "The browser tests need: $missing" >&2
echo "On Debian or Ubuntu: sudo apt-get install --no-install-recommends $missing" >&2
echo "On macOS: brew install --cask chromium font-noto-sans-cjk" >&2
exit 1
