"""The words of the report and of the preview, Turkish and English, each a text of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bilingual.review.changes import Fate
from bilingual.review.page_lines import Part


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """What editors read in one language. Blanks are in braces; no sentence asks for a suffix on what fills one."""

    heading: str
    counts: str
    nothing: str
    languages: tuple[str, str]
    """How this language calls the Turkish and the English page."""
    fates: Mapping[Fate, str]
    parts: Mapping[Part, str]
    unchanged: str
    no_page: str
    more: str
    lists: str
    problems: str
    no_problems: str
    problem_counts: str
    not_built: str
    no_before: str
    addresses: str
    no_lost: str
    lost: str
    translations: str
    translation_counts: str
    outdated: str
    missing: str
    outdated_help: str
    weights: str
    no_heavier: str
    heavier: str
    kept: str
    nothing_kept: str
    kept_help: str
    preview: str
    preview_help: str

    def fate(self, fate: Fate, parts: Iterable[Part]) -> str:
        """Say what becomes of a page, and which of its parts change."""
        named = ", ".join(self.parts[part] for part in parts)
        return f"{self.fates[fate]} ({named})" if named else self.fates[fate]


TURKISH: Final = ReviewWords(
    heading="Bu değişiklik sitede neyi değiştiriyor?",
    counts="Yeni sayfa: {new} · Değişen sayfa: {changed} · Taşınan sayfa: {moved} · Kaldırılan sayfa: {gone}",
    nothing="Okurların gördüğü hiçbir sözcük değişmiyor.",
    languages=("Türkçe sayfa", "İngilizce sayfa"),
    fates={Fate.NEW: "yeni", Fate.MOVED: "taşındı", Fate.CHANGED: "değişti", Fate.GONE: "kaldırıldı"},
    parts={Part.TITLE: "başlık", Part.SUMMARY: "özet", Part.FACT: "bilgiler", Part.TEXT: "metin", Part.LIST: "listeler"},
    unchanged="değişmedi",
    no_page="sayfası yok",
    more="Burada gösterilmeyen satır: {count}",
    lists="Yalnızca listeleri değişen sayfa: {lists} · Sözcükleri aynı kalan, biçimi değişen sayfa: {restyled}",
    problems="Sorunlar",
    no_problems="İçerikte sorun yok.",
    problem_counts="Hata: {errors} · Uyarı: {warnings}. Her biri, değişen dosyanın o satırında da gösterilir.",
    not_built="Site kurulamadı; bu yüzden sayfalar karşılaştırılamıyor. Aşağıdaki sorunları giderin; rapor kendiliğinden yenilenir.",
    no_before="Karşılaştırılacak önceki site kurulamadı; yalnızca sorunlar ve çeviriler gösteriliyor.",
    addresses="Adresler",
    no_lost="Yayımlanmış hiçbir adres kaybolmuyor.",
    lost="Kaybolacak adresler aşağıda. Kayıt duruyorsa eski adresi redirect_from alanına yazın.",
    translations="Çeviriler",
    translation_counts="Güncel metin: {current} · Türkçesinden eski: {outdated} · Eksik: {missing}",
    outdated="Türkçesinden eski",
    missing="eksik",
    outdated_help=(
        "İngilizcenin değişmesi gerekmiyorsa bu değişiklik birleştirildikten sonra Actions sayfasında **Çeviri güncel / Translation is "
        "current** iş akışını çalıştırın; kutuya dosyanın yolunu ya da kaydın adını yukarıdaki gibi yazın."
    ),
    weights="Sayfaların ağırlığı",
    no_heavier="Ağırlaşan sayfa yok.",
    heavier="İlk açılışta yüklenenler (sıkıştırılmış, kB) şu sayfalarda arttı:",
    kept="Araçların tuttuğu dosyalar",
    nothing_kept="Araçların tuttuğu dosyalar güncel.",
    kept_help=(
        "Araçların tuttuğu kayıtlar bu değişiklikle güncelliğini yitiriyor. Yayımlamak için bir şey yapmanız gerekmez. İsterseniz "
        "değişiklik birleştirildikten sonra Actions sayfasında **Kayıtları yenile / Renew records** iş akışını çalıştırın ya da hazır "
        "değişikliği (araclarin-degisikligi-tool-kept içindeki tool-kept.patch) `git apply` ile şimdi ekleyin."
    ),
    preview="Önizleme",
    preview_help=(
        "[Önizlemeyi indirin]({url}), sıkıştırılmış klasörü açın. **onizleme-preview.html** değişen sayfaları iki dilde yan yana gösterir; "
        "**site/index.html** sitenin tamamını açar. İndirmek için GitHub’da oturum açmış olmanız gerekir."
    ),
)

ENGLISH: Final = ReviewWords(
    heading="What does this change do to the site?",
    counts="New pages: {new} · Changed pages: {changed} · Moved pages: {moved} · Pages that go: {gone}",
    nothing="No word that readers see changes.",
    languages=("Turkish page", "English page"),
    fates={Fate.NEW: "new", Fate.MOVED: "moved", Fate.CHANGED: "changed", Fate.GONE: "goes"},
    parts={Part.TITLE: "title", Part.SUMMARY: "summary", Part.FACT: "facts", Part.TEXT: "text", Part.LIST: "lists"},
    unchanged="unchanged",
    no_page="no page",
    more="Rows not shown here: {count}",
    lists="Pages of which only lists change: {lists} · Pages with the same words in another form: {restyled}",
    problems="Problems",
    no_problems="The content has no problems.",
    problem_counts="Errors: {errors} · Warnings: {warnings}. Each is also shown on its line of the changed file.",
    not_built="The site was not built, so its pages cannot be compared. Mend the problems below; the report renews itself.",
    no_before="The earlier site, to compare with, was not built; only problems and translations are shown.",
    addresses="Addresses",
    no_lost="No published address is lost.",
    lost="These addresses would be lost. Where the record is still there, write its old address into redirect_from.",
    translations="Translations",
    translation_counts="Texts that are current: {current} · older than their Turkish: {outdated} · missing: {missing}",
    outdated="older than the Turkish",
    missing="missing",
    outdated_help=(
        "Where the English needs no change, run the workflow **Çeviri güncel / Translation is current** on the Actions page once this is "
        "merged; type the path of the file or the name of the record into its box, as it stands above."
    ),
    weights="Weight of the pages",
    no_heavier="No page grows heavier.",
    heavier="What the first view loads (compressed, kB) grew on these pages:",
    kept="Files kept by tools",
    nothing_kept="The files that tools keep are up to date.",
    kept_help=(
        "The records that tools keep fall behind with this change. Publishing does not need them. If you like, run the workflow "
        "**Kayıtları yenile / Renew records** on the Actions page once the change is merged, or add the ready change now (tool-kept.patch "
        "in araclarin-degisikligi-tool-kept) with `git apply`."
    ),
    preview="Preview",
    preview_help=(
        "[Download the preview]({url}) and unpack the folder. **onizleme-preview.html** shows the changed pages in both languages side by "
        "side; **site/index.html** opens the whole site. To download it, you must be signed in to GitHub."
    ),
)

WORDS: Final[Mapping[str, ReviewWords]] = {"tr": TURKISH, "en": ENGLISH}
"""The words by language, in the order in which a report says them."""
