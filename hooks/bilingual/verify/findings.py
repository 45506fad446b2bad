"""What is wrong with a built site: where, and what, in Turkish and English."""

from dataclasses import dataclass, field

MESSAGES: dict[str, tuple[str, str]] = {
    # files and links
    "unreadable": ("dosya okunamıyor: {reason}", "the file cannot be read: {reason}"),
    "no-site": ("burada kurulmuş bir site yok: {reason}", "there is no built site here: {reason}"),
    "broken-link": ("“{target}” hiçbir yere çıkmıyor", "“{target}” leads nowhere"),
    "broken-anchor": ("“{target}” adresindeki sayfada bu bölüm yok", "the page at “{target}” has no such section"),
    "outside": ("“{target}” sitenin klasörünün dışına çıkıyor", "“{target}” leads out of the site's folder"),
    # heads
    "title": ("sayfanın başlığı yok ya da birden çok ({count})", "the page has no title, or more than one ({count})"),
    "same-title": ("başlık “{other}” sayfasınınkiyle aynı", "the title is that of the page “{other}” too"),
    "description": ("sayfanın tanımı yok ya da birden çok ({count})", "the page has no description, or more than one ({count})"),
    "same-description": ("tanım “{other}” sayfasınınkiyle aynı", "the description is that of the page “{other}” too"),
    "main-heading": ("sayfada tek bir h1 olmalı; {count} tane var", "a page has one h1; there are {count}"),
    "language": ("sayfanın dili “{found}”, “{expected}” olmalı", "the page's language is “{found}”, and should be “{expected}”"),
    "duplicate-id": ("“{id}” kimliği sayfada ikinci kez geçiyor", "the id “{id}” stands on the page a second time"),
    "canonical": ("asıl adres “{found}”, “{expected}” olmalı", "the canonical address is “{found}”, and should be “{expected}”"),
    "alternate-self": ("dil adresleri arasında sayfanın kendisi yok", "the page itself is not among its addresses by language"),
    "alternate-default": ("x-default adresi yok ya da Türkçe sayfa değil", "there is no x-default, or it is not the Turkish page"),
    "alternate-one-way": (
        "{language} adresi “{target}”, ama o sayfa buraya dönmüyor",
        "the address in {language} is “{target}”, but that page does not lead back",
    ),
    # the sitemap
    "not-in-sitemap": ("sayfa site haritasında yok", "the page is not in the sitemap"),
    "sitemap-without-page": ("“{target}” diye bir sayfa yok", "there is no page “{target}”"),
    "sitemap-twice": ("“{target}” iki kez yazılmış", "“{target}” stands there twice"),
    # feeds, calendars, data
    "feed": ("besleme bozuk: {reason}", "the feed is damaged: {reason}"),
    "calendar": ("takvim bozuk: {reason}", "the calendar is damaged: {reason}"),
    "same-uid": ("“{id}” kimliği ikinci kez geçiyor", "the id “{id}” stands there a second time"),
    "json": ("JSON okunamıyor: {reason}", "the JSON cannot be read: {reason}"),
    "schema": ("veri kendi şemasına uymuyor: {reason}", "the data do not fit their own schema: {reason}"),
    "resource": ("“{path}” veri paketinin söylediği gibi değil", "“{path}” is not what the data package says"),
    "missing-package": (
        "bu denetim için “{name}” paketi gerekir; kurun ya da --without {check} yazın",
        "this check needs the package “{name}”; install it, or write --without {check}",
    ),
    # conformance
    "html": ("HTML standarda uymuyor: {reason}", "the HTML does not conform: {reason}"),
    "no-checker": (
        "HTML denetçisi çalışmadı ({reason}); kurun (make verify bunu yapar) ya da --without html yazın",
        "the checker of HTML did not run ({reason}); install it (make verify does), or write --without html",
    ),
    "no-browser": (
        "sayfalar tarayıcıda açılamadı ({reason} yok); kurun ya da --browser ile Chromium’un yerini verin",
        "the pages could not be opened in a browser (there is no {reason}); install it, or say by --browser where Chromium is",
    ),
    "console": ("tarayıcı yakınıyor: {reason}", "the browser complains: {reason}"),
    # safety
    "foreign-host": ("“{target}” başka bir sunucudan yükleniyor", "“{target}” is loaded from another host"),
    "no-policy": ("sayfanın içerik güvenliği politikası yok", "the page has no content security policy"),
    "weak-policy": ("içerik güvenliği politikası gevşek: {reason}", "the content security policy is lax: {reason}"),
    "late-policy": ("politika, yüklenen bir dosyadan sonra geliyor", "the policy comes after something that is loaded"),
    "inline-script": ("sayfanın içine yazılmış bir betik var", "there is a script in the page itself"),
    "inline-style": ("sayfanın içine yazılmış bir stil var", "there is a style in the page itself"),
    "script-link": ("“{target}” bir betik çalıştırır", "“{target}” runs a script"),
    "file-kind": ("“.{name}” dosyaları burada yayımlanamaz", "files that end in “.{name}” cannot be published here"),
    # weights
    "heavy-frame": (
        "stiller ve betikler sıkıştırılmış {size} bayt; en çok {limit} olabilir",
        "styles and scripts have {size} bytes compressed; they may have {limit} at most",
    ),
    "heavy-view": (
        "ilk görünüm sıkıştırılmış {size} bayt; en çok {limit} olabilir",
        "the first view has {size} bytes compressed; it may have {limit} at most",
    ),
    "heavy-page": ("sayfa {size} bayt; en çok {limit} olabilir", "the page has {size} bytes; it may have {limit} at most"),
    # equal counts
    "not-in": ("“{target}” burada yok", "“{target}” is not here"),
    "too-many": ("“{target}” kayıtlarda yok", "“{target}” is not among the entries"),
    "count": ("{found} kayıt var, {expected} olmalı", "there are {found} records, and should be {expected}"),
    # placeholders
    "leftover": ("yer tutucu kalmış: {text}", "a placeholder is left over: {text}"),
}
"""What is wrong, by code, in Turkish and in English; values stand in braces."""

TOLD = frozenset({"heavy-view", "heavy-page"})
"""The codes of what the people of the site should know, but what refuses no site: editors may write as much as they need to."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong in a file of a built site: ``uri`` is the file's path in the site, ``line`` counts from 1."""

    uri: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def is_told(self) -> bool:
        """Whether it is only to be known, and the site is accepted."""
        return self.code in TOLD

    def __str__(self) -> str:
        """Return the line that names it, Turkish first."""
        turkish, english = (wording.format(**dict(self.values)) for wording in MESSAGES[self.code])
        return f"{self.uri}:{self.line}: {turkish} / {english}"


def finding(uri: str, line: int, code: str, **values: object) -> Finding:
    """Return a finding; ``values`` are those that the wording of ``code`` asks for. Line breaks in them become blanks."""
    return Finding(uri, line, code, tuple((name, " ".join(str(value).split())) for name, value in values.items()))
