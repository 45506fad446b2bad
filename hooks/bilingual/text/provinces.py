"""Türkiye's 81 provinces with their codes of ISO 3166-2:TR."""

from dataclasses import dataclass
from typing import Final

from bilingual.text.english_names import spell_in_english
from bilingual.text.language import SOURCE_LOCALE, slugify


@dataclass(frozen=True, slots=True)
class Province:
    """A province: the key that content uses, its code, and its name in each language."""

    key: str
    """The Turkish name in lower-case ASCII, e.g. "sanliurfa"."""
    iso: str
    """ISO 3166-2, e.g. "TR-63"; the digits are also those of its number plates."""
    name_tr: str
    name_en: str
    """The Turkish spelling, but for Istanbul and Izmir."""

    def name_in(self, locale: str) -> str:
        """Return its name in a language."""
        return self.name_tr if locale == SOURCE_LOCALE else self.name_en


# In the order of their codes, 01 to 81.
_NAMES: Final = (
    *("Adana", "Adıyaman", "Afyonkarahisar", "Ağrı", "Amasya", "Ankara", "Antalya", "Artvin", "Aydın"),  # 01 to 09
    *("Balıkesir", "Bilecik", "Bingöl", "Bitlis", "Bolu", "Burdur", "Bursa", "Çanakkale", "Çankırı", "Çorum"),  # 10 to 19
    *("Denizli", "Diyarbakır", "Edirne", "Elazığ", "Erzincan", "Erzurum", "Eskişehir", "Gaziantep", "Giresun", "Gümüşhane"),
    *("Hakkâri", "Hatay", "Isparta", "Mersin", "İstanbul", "İzmir", "Kars", "Kastamonu", "Kayseri", "Kırklareli"),  # 30 to 39
    *("Kırşehir", "Kocaeli", "Konya", "Kütahya", "Malatya", "Manisa", "Kahramanmaraş", "Mardin", "Muğla", "Muş"),
    *("Nevşehir", "Niğde", "Ordu", "Rize", "Sakarya", "Samsun", "Siirt", "Sinop", "Sivas", "Tekirdağ"),  # 50 to 59
    *("Tokat", "Trabzon", "Tunceli", "Şanlıurfa", "Uşak", "Van", "Yozgat", "Zonguldak", "Aksaray", "Bayburt"),
    *("Karaman", "Kırıkkale", "Batman", "Şırnak", "Bartın", "Ardahan", "Iğdır", "Yalova", "Karabük", "Kilis"),  # 70 to 79
    *("Osmaniye", "Düzce"),
)

PROVINCES: Final[dict[str, Province]] = {
    province.key: province
    for province in (
        Province(key=slugify(name), iso=f"TR-{number:02}", name_tr=name, name_en=spell_in_english(name))
        for number, name in enumerate(_NAMES, start=1)
    )
}
"""Every province by its key, in the order of the codes."""
METROPOLITAN: Final = frozenset(
    slugify(name)
    for name in (
        *("Adana", "Ankara", "Antalya", "Aydın", "Balıkesir", "Bursa", "Denizli", "Diyarbakır", "Erzurum", "Eskişehir", "Gaziantep"),
        *("Hatay", "İstanbul", "İzmir", "Kahramanmaraş", "Kayseri", "Kocaeli", "Konya", "Malatya", "Manisa", "Mardin", "Mersin"),
        *("Muğla", "Ordu", "Sakarya", "Samsun", "Şanlıurfa", "Tekirdağ", "Trabzon", "Van"),
    )
)
"""The provinces that have a metropolitan municipality (laws 5216, 6360 and 6447)."""
