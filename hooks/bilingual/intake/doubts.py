"""What is not clear in an editor's answer or list: a doubt says where it is, what is not clear, and what to write."""

from dataclasses import dataclass

DOUBTS: dict[str, tuple[str, str]] = {
    # answers
    "missing-answer": ("yanıt gerekli; {option} ile yazın", "an answer is needed; give it with {option}"),
    "unknown-name": (
        "“{value}” {register} içinde yok{closest}; oradaki adını ya da anahtarını yazın, yoksa önce oraya ekleyin",
        "“{value}” is not in {register}{closest}; write its name or key there, or add it there first",
    ),
    "several-names": (
        "“{value}” birden çok kaydın adı; şu anahtarlardan birini yazın: {keys}",
        "“{value}” is the name of several records; write one of these keys: {keys}",
    ),
    "not-a-choice": (
        "“{value}” burada kullanılamaz; şunlardan birini yazın: {allowed}",
        "“{value}” is not allowed here; write one of: {allowed}",
    ),
    "unclear-date": (
        "“{value}” tarihi anlaşılmadı{closest}; 2019-11-06, 2019-11 ya da 2019 biçiminde yazın",
        "the date “{value}” was not understood{closest}; write it as 2019-11-06, 2019-11 or 2019",
    ),
    "day-or-month": (
        "“{value}” iki türlü okunabilir; günü ve ayı 2019-11-06 biçiminde yazın",
        "“{value}” can be read in two ways; write day and month as in 2019-11-06",
    ),
    "no-letters": (
        "“{value}” adından anahtar çıkmıyor; harf ya da rakam içeren bir ad yazın ya da komutta --key ile bir anahtar verin",
        "no key follows from “{value}”; write a name with letters or digits, or give the command a --key",
    ),
    "source-without-title": (
        "“{value}” kaynakçada yok; adresin ardına bir boşluk bırakıp sayfanın başlığını yazın",
        "“{value}” is not in the bibliography; write a blank and the page's title after the address",
    ),
    "key-taken": ("“{value}” anahtarı kullanılıyor; başka bir anahtar verin", "the key “{value}” is taken; give another"),
    "key-malformed": (
        "“{value}” anahtar olamaz; küçük ASCII harfleri, rakam ve tire kullanın",
        "“{value}” cannot be a key; use lower-case ASCII letters, digits and hyphens",
    ),
    "there-already": (
        "bu adla bir kayıt var: {keys}; başka bir kayıtsa ayırt edici bir ad yazın ya da komutta --key ile yeni bir anahtar verin",
        "there is a record of this name already: {keys}; if this is another, write a name of its own, or give the command a --key",
    ),
    # forms
    "heading-twice": (
        "“{value}” başlığı formda iki kez geçiyor; metnin içindekini silin",
        "the heading “{value}” stands twice in the form; delete the one inside the text",
    ),
    # lists of signatories
    "unreadable-list": ("dosya okunamadı ({reason})", "the file cannot be read ({reason})"),
    "no-headings": (
        "sütun başlıkları bulunamadı; bir satırda en az “ad” başlığı olmalı (örnek: --template)",
        "no row of headings was found; one row must have the heading “name” at least (see --template)",
    ),
    "unknown-column": (
        "“{value}” sütunu tanınmadı{closest}; içindekiler alınmadı",
        "the column “{value}” is not known{closest}; it was not read",
    ),
    "column-twice": ("“{value}” sütunu iki kez var; birini silin", "the column “{value}” stands twice; delete one"),
    "no-name": ("ad boş; kurumun adını yazın", "the name is empty; write the body's name"),
    "not-a-province": ("“{value}” il değil{closest}; ilin adını yazın", "“{value}” is not a province{closest}; write the province's name"),
    "no-version": (
        "imzalanan metin belirtilmemiş; “sürüm” sütununa yazın ya da --version ile verin",
        "the version that was signed is not given; write it into the column “version”, or give --version",
    ),
    "no-source": (
        "kaynak belirtilmemiş; “kaynak” sütununa anahtarını yazın ya da --source ile verin",
        "no source is given; write its key into the column “source”, or give --source",
    ),
    "no-kind": (
        "kurumun türü belirtilmemiş; “tür” sütununa yazın ya da --kind ile verin: {allowed}",
        "the kind is not given; write it into the column “kind”, or give --kind: {allowed}",
    ),
    "same-row": ("{line}. satırın aynısı", "the same as line {line}"),
    "already-listed": ("listede zaten var: {key}", "already listed: {key}"),
    "perhaps-listed": (
        "listedeki bir imzacıya çok benziyor: {name} ({key}); ayrıysa --accept {line} ile onaylayın",
        "much like a signatory in the list: {name} ({key}); if it is another, confirm it with --accept {line}",
    ),
    "perhaps-same-row": (
        "{other}. satıra çok benziyor: {name}; ayrıysa --accept {line} ile onaylayın",
        "much like line {other}: {name}; if it is another, confirm it with --accept {line}",
    ),
    "perhaps-organization": (
        "kurumlardaki bir ada çok benziyor: {name} ({key}); aynısıysa adı oradaki gibi yazın, ayrıysa --accept {line} ile onaylayın",
        "much like one of the organisations: {name} ({key}); write that name if it is the same, else confirm with --accept {line}",
    ),
    "merged-cells": (
        "birleştirilmiş hücreler var ({value}); ayırıp her hücreyi doldurun",
        "there are merged cells ({value}); split them and fill each",
    ),
    "formula": (
        "hücrede formül var ({value}); formülün yerine değerini yazın",
        "the cell holds a formula ({value}); write its value instead",
    ),
}
"""What is not clear and what to write, by code: Turkish, English."""

CLOSEST = (" (en yakını: {match})", " (the nearest: {match})")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is not clear: where it is (an option, a heading of a form, a line of a list), and a sentence in both languages.

    ``code`` names it in DOUBTS; ``option`` is the option whose answer is missing, if one is.
    """

    where: str
    code: str
    turkish: str
    english: str
    option: str = ""

    def __str__(self) -> str:
        """Return the doubt as editors see it: a line in Turkish and, below it, the same in English."""
        return f"{self.where}: {self.turkish}\n{' ' * len(self.where)}  {self.english}"


def doubt(where: str, code: str, **values: object) -> Doubt:
    """Make the doubt ``code`` of DOUBTS; ``closest`` is the nearest match, or None for none. Raises KeyError for a code that is none."""
    turkish, english = DOUBTS[code]
    match = values.pop("closest", None)
    shown = {name: _shorten(str(value)) for name, value in values.items()}
    closest = [form.format(match=match) if match else "" for form in CLOSEST]
    option = shown.get("option", "").removeprefix("--")
    return Doubt(where, code, turkish.format(**shown, closest=closest[0]), english.format(**shown, closest=closest[1]), option)


class Doubtful(Exception):
    """Answers are not clear; ``doubts`` holds every doubt."""

    def __init__(self, doubts: list[Doubt]) -> None:
        self.doubts = tuple(doubts)
        super().__init__("\n".join(map(str, doubts)))


def _shorten(text: str, limit: int = 600) -> str:
    line = "".join(character if character.isprintable() else " " for character in text[: limit + 1])
    return line if len(line) <= limit else line[:limit] + "…"
