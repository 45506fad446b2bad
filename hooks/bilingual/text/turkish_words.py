"""What editors write in Turkish where content has a name: fields, values, and what provinces are called for short."""

from bilingual.text.language import slugify

MEANT: dict[str, tuple[str, ...]] = {
    # fields
    **{"baslik": ("title", "name"), "ad": ("name", "title"), "adi": ("name", "title"), "isim": ("name", "title")},
    **{"kisa-ad": ("short_title", "short_name"), "kisa-baslik": ("short_title",), "ozet": ("summary", "description")},
    **{"metin": ("body", "text"), "aciklama": ("remark", "description", "summary"), "tanim": ("definition", "description")},
    **{"tarih": ("date",), "tarihi": ("date",), "tur": ("kind",), "turu": ("kind",), "yer": ("place",), "konu": ("topics",)},
    **{"konular": ("topics",), "kaynak": ("sources",), "kaynaklar": ("sources",), "kesinlik": ("certainty",)},
    **{"duzenleyen": ("organizers",), "duzenleyenler": ("organizers",), "ortak": ("partners",), "ortaklar": ("partners",)},
    **{"katilan": ("participants",), "katilanlar": ("participants",), "katilimcilar": ("participants",), "kisiler": ("people",)},
    **{"yurutenler": ("leads",), "fon-saglayanlar": ("funders",), "butce": ("budget",), "proje": ("project",), "etkinlik": ("event",)},
    **{"yayimlandi": ("published",), "yayim-tarihi": ("published",), "yayin-tarihi": ("published",), "yayimlanma": ("published",)},
    **{"guncellendi": ("updated",), "guncelleme": ("updated",), "taslak": ("draft",), "geri-cekildi": ("withdrawn",)},
    **{"sayilar": ("figures",), "bolumler": ("parts",), "seri": ("series",), "dizi": ("series",), "sayi": ("number",), "no": ("number",)},
    **{"numara": ("number",), "dil": ("language", "languages"), "diller": ("languages",), "sayfa-sayisi": ("pages",)},
    **{"yazar": ("authors", "people"), "yazarlar": ("authors", "people"), "yayimci": ("publisher", "publishers")},
    **{
        "yayinci": ("publisher", "publishers"),
        "yayimlayan": ("publisher", "publishers"),
        "baglanti": ("url",),
        "web-sitesi": ("homepage",),
    },
    **{"il": ("province",), "ulke": ("country",), "adres": ("address", "slug"), "ust-kurum": ("parent",), "kurum": ("organization",)},
    **{"kisaltma": ("abbreviation",), "kurulus": ("founded", "founding"), "imzalayan": ("signed_by",), "makam": ("office",)},
    **{"surum": ("version",), "durum": ("status",), "arama-sozcukleri": ("search_words",), "eski-adres": ("redirect_from",)},
    # values
    **{"calistay": ("workshop",), "sempozyum": ("symposium",), "konferans": ("conference",), "toplanti": ("meeting",)},
    **{"oturum": ("session",), "yan-etkinlik": ("side-event",), "sergi": ("exhibition",), "film-gosterimi": ("film-screening",)},
    **{"egitim": ("training",), "calistay-raporu": ("workshop-report",), "arastirma-raporu": ("research-report",)},
    **{"el-kitabi": ("handbook",), "politika-belgesi": ("policy-paper",), "dogrulandi": ("confirmed",), "kesin": ("confirmed",)},
    **{"duyuruldu": ("announced",), "tek-kaynak": ("single-source",), "belirsiz": ("unclear",), "tartismali": ("disputed",)},
    **{"buyuksehir-belediyesi": ("metropolitan-municipality",), "il-belediyesi": ("provincial-municipality",)},
    **{"ilce-belediyesi": ("district-municipality",), "belediyeler-birligi": ("union-of-municipalities",), "komite": ("committee",)},
    **{"dernek": ("association",), "vakif": ("foundation",), "sirket": ("company",), "kamu-kurumu": ("public-institution",)},
    **{"sehir": ("city",), "kent": ("city",), "bina": ("venue",), "salon": ("venue",), "ofis": ("office",), "cevrim-ici": ("online",)},
    **{"belge": ("document",), "kitap": ("book",), "kanun": ("law",), "yasa": ("law",), "haber": ("news",), "web-sayfasi": ("web-page",)},
    **{"konusmaci": ("speaker",), "konuk": ("guest",), "editor": ("editor",), "arastirmaci": ("researcher",), "yonetmen": ("director",)},
    # provinces
    **{"k-maras": ("kahramanmaras",), "kmaras": ("kahramanmaras",), "maras": ("kahramanmaras",), "s-urfa": ("sanliurfa",)},
    **{"surfa": ("sanliurfa",), "urfa": ("sanliurfa",), "g-antep": ("gaziantep",), "gantep": ("gaziantep",), "antep": ("gaziantep",)},
    **{"afyon": ("afyonkarahisar",), "d-bakir": ("diyarbakir",), "icel": ("mersin",), "izmit": ("kocaeli",), "adapazari": ("sakarya",)},
    **{"antakya": ("hatay",), "ist": ("istanbul",), "ank": ("ankara",)},
}
"""Names of fields, values and keys by a Turkish word, as ``slugify`` writes it; the first that fits is meant."""


def meant_by(word: str) -> tuple[str, ...]:
    """Return what a Turkish word may have been written for, the likeliest first.

    >>> meant_by("Çalıştay"), meant_by("K.MARAŞ")
    (('workshop',), ('kahramanmaras',))
    """
    return MEANT.get(slugify(word.replace("_", "-")), ())
