"""What is said to a reader, in English and both Chinese scripts: phrases, names, dates, sums, headlines."""

from genesis.wording.conditions import Condition, conditions
from genesis.wording.dates import certainty_words, day_words, month_name, month_words, period_words, span_words
from genesis.wording.failures import failure_words
from genesis.wording.headline import (
    comparison_headline,
    counted,
    headline,
    side_in_sentence,
    sides_words,
    undated_words,
)
from genesis.wording.metrics import metric_words
from genesis.wording.notes import note_words
from genesis.wording.places import country, country_in_sentence, listing, short_country
from genesis.wording.reasons import reason_words
from genesis.wording.sums import (
    amount_words,
    conversion_words,
    dollars_words,
    quantity_words,
    rounded,
    sum_words,
)
from genesis.wording.titles import title_words
from genesis.wording.unused import unused_words
from genesis.wording.values import organisation_words, parameter_words, setting_words, sort_words, value_words
from genesis.wording.words import Words, words

__all__ = [
    "Condition",
    "Words",
    "amount_words",
    "certainty_words",
    "comparison_headline",
    "conditions",
    "conversion_words",
    "counted",
    "country",
    "country_in_sentence",
    "day_words",
    "dollars_words",
    "failure_words",
    "headline",
    "listing",
    "metric_words",
    "month_name",
    "month_words",
    "note_words",
    "organisation_words",
    "parameter_words",
    "period_words",
    "quantity_words",
    "reason_words",
    "rounded",
    "setting_words",
    "short_country",
    "side_in_sentence",
    "sides_words",
    "sort_words",
    "span_words",
    "sum_words",
    "title_words",
    "undated_words",
    "unused_words",
    "value_words",
    "words",
]
