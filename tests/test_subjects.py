"""Subjects know their own examples and nothing beside them."""

import pytest

from genesis.mentions.subjects import Subject, subjects, subjects_of


@pytest.mark.parametrize("subject", subjects(), ids=lambda subject: subject.id)
def test_examples(subject: Subject) -> None:
    def known(text: str) -> bool:
        return any(subject.id in subjects_of(text, language) for language in ("zh", "en"))

    assert subject.accept
    assert subject.reject
    assert [text for text in subject.accept if not known(text)] == []
    assert [text for text in subject.reject if known(text)] == []


def test_several_subjects_in_one_act() -> None:
    assert subjects_of("美国放宽对华芯片设计软件的限制", "zh") == ("chips", "software")
    assert subjects_of("China curbs exports of gallium used in chips", "en") == ("chips", "rare_earths")
    assert subjects_of("天气很好", "zh") == ()
