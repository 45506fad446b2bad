"""Places in sources, as citations give them."""

import pytest
from bilingual.text.locators import in_words, is_place


@pytest.mark.parametrize(
    ("written", "turkish", "english"),
    [
        ("s. 12", "s. 12", "p. 12"),
        ("p.12", "s. 12", "p. 12"),
        ("pp. 12-14", "s. 12–14", "pp. 12–14"),
        ("Sayfa 3, 7", "s. 3, 7", "pp. 3, 7"),
        ("madde 4", "madde 4", "article 4"),
        ("MADDE 4, fıkra 2", "madde 4, fıkra 2", "article 4, paragraph 2"),
        ("md. 4/a", "madde 4/a", "article 4/a"),
        ("Ek B", "ek B", "annex B"),
        ("art. 12a", "madde 12a", "article 12a"),
        ("§ 3.2", "bölüm 3.2", "section 3.2"),
        ("chapter IV", "bölüm IV", "chapter IV"),
        ("şekil 2", "şekil 2", "figure 2"),
        ("dk. 12:30", "dk. 12:30", "min. 12:30"),
        ("12", "", ""),
        ("giriş", "", ""),
        ("s. on iki", "", ""),
        ("s.", "", ""),
        ("", "", ""),
    ],
)
def test_places_are_read_in_either_language_and_shown_in_the_readers(written: str, turkish: str, english: str) -> None:
    assert (in_words(written, "tr"), in_words(written, "en")) == (turkish, english)
    assert is_place(written) is bool(turkish)
