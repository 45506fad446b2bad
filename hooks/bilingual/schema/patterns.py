"""How a value of each form looks, as regular expressions that Python, JSON Schema and browsers read alike; they say less than ``check``."""

from collections.abc import Mapping

from bilingual.schema.fields import Form

_POINT = r"([12][0-9]{2}X|[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)"
_KEY = r"[a-z0-9]+(-[a-z0-9]+)*"

PATTERNS: Mapping[Form, str] = {
    Form.KEY: f"^{_KEY}$",
    Form.SLUG: f"^{_KEY}(/{_KEY})*$",
    Form.OLD_ADDRESS: f"^{_KEY}(/{_KEY})*/?$",
    Form.DATE: rf"^({_POINT}[~?%]?|{_POINT}/({_POINT}|\.\.)|\[{_POINT}(, ?{_POINT})+\])$",
    Form.DAY: r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    Form.CLOCK_TIME: "^([01]?[0-9]|2[0-3])[:.][0-5][0-9]$",
    Form.TIME_ZONE: "^(UTC|[A-Z][A-Za-z]+(/[A-Za-z0-9_+-]+)+)$",
    Form.WEB_ADDRESS: r"^https?://[^\s<>\"]+\.[^\s<>\"]+$",
    Form.FILE: r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.[A-Za-z0-9]+$",
    Form.ISBN: "^([0-9][ -]?){12}[0-9]$",
    Form.LANGUAGE: "^[a-z]{2,3}$",
    Form.COUNTRY: "^[A-Z]{2}$",
    Form.CURRENCY: "^[A-Z]{3}$",
    Form.PROVINCE: "^TR-(0[1-9]|[1-7][0-9]|8[01])$",
    Form.UNIT: "^(percent|[A-Z]{3})$",
    Form.NUMBER: r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$",
    Form.WHOLE_NUMBER: "^[0-9]{1,9}$",
    Form.YES_OR_NO: "^(true|false)$",
    Form.LINE: r"\S",
    Form.MARKDOWN: r"\S",
}
