"""Addresses never break: what would be lost is reported and not published, and what was moved leads on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual import __main__ as commands
from bilingual.content import loader
from bilingual.diagnostics.problems import ContentError
from bilingual.host import publish
from bilingual.outputs import redirects
from bilingual.rendering.renderer import Renderer
from bilingual.site import ledger, site
from bilingual.site.site import Settings, Site
from lxml import html

from tests.builds.tiny import copy_tiny_site, write

EVENT = "content/tr/events/meeting.yml"
EVENT_EN = "content/en/events/meeting.yml"
OLD, OLD_EN = "etkinlikler/ornek-toplanti-2018/", "en/events/example-meeting-2018/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The tiny site with a ledger of its addresses."""
    root = copy_tiny_site(tmp_path / "project")
    ledger.update(load(root), root)
    return root


def load(root: Path) -> Site:
    return site.load(root, Settings(site_url="https://example.org/", timeline=(2017, 2019)))


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace the text `old` in a file, which must hold it."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    write(root, {path: text.replace(old, new)})


def problems(root: Path) -> list[str]:
    """What the check says of a project."""
    try:
        ledger.check(load(root), root)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


# the ledger


def test_the_ledger_names_every_lasting_address_with_its_record(project: Path) -> None:
    lines = (project / ledger.LEDGER).read_text(encoding="utf-8").splitlines()
    assert all(line.startswith(("/", "#")) for line in lines)
    assert lines[2:] == sorted(lines[2:])
    for line in (
        "/ pages/index",
        "/en/ pages/index",
        f"/{OLD} events/meeting",
        f"/{OLD_EN} events/meeting",
        "/zaman-cizelgesi/ timeline",
        "/zaman-cizelgesi/2018/ years/2018",
        "/etkinlikler/ events-list",
        "/deklarasyon/imzacilar/example/ signatories/example",
        "/etkinlikler/geri-cekilen-panel/ events/withdrawn",
    ):
        assert line in lines
    assert not [line for line in lines if "/tur/" in line or "404" in line or "draft" in line]


def test_nothing_is_lost_where_nothing_changed(project: Path) -> None:
    assert problems(project) == []


def test_new_addresses_need_no_ledger(project: Path) -> None:
    write(project, {"content/tr/events/new.yml": "title: Yeni\nkind: panel\nsummary: x\nsources: [brochure]\npublished: 2020-01-01\n"})
    assert problems(project) == []
    (project / ledger.LEDGER).unlink()
    assert problems(project) == []


def test_a_changed_slug_is_reported_with_its_place_and_the_remedy(project: Path) -> None:
    change(project, EVENT, "slug: ornek-toplanti-2018", "slug: yeni-ad")
    [found] = problems(project)
    assert found.startswith(f"{EVENT}:2:7: slug: “Örnek Toplantı” sayfasının /{OLD} adresi kaybolacak")
    assert f"redirect_from: [{OLD}]" in found
    assert f"the address /{OLD} of “Example Meeting” would be lost" in found


def test_each_language_is_reported_in_its_own_file(project: Path) -> None:
    change(project, EVENT_EN, "slug: example-meeting-2018", "slug: new-name")
    [found] = problems(project)
    assert found.startswith(f"{EVENT_EN}:3:7: slug:")


def test_a_deleted_translation_is_reported_in_the_turkish_file(project: Path) -> None:
    (project / EVENT_EN).unlink()
    [found] = problems(project)
    assert found.startswith(f"{EVENT}:2:7: slug:")
    assert f"redirect_from: [{OLD_EN}]" in found
    change(project, EVENT, "slug: ", f"redirect_from: [{OLD_EN}]\nslug: ")
    assert problems(project) == []


def test_a_deleted_or_hidden_entry_is_reported_at_its_line_of_the_ledger(project: Path) -> None:
    write(project, {EVENT: (project / EVENT).read_text(encoding="utf-8") + "draft: true\n"})
    lines = (project / ledger.LEDGER).read_text(encoding="utf-8").splitlines()
    found = problems(project)
    assert [line.split(": ")[0] for line in found] == [
        f"{ledger.LEDGER}:{lines.index(f'/{uri} events/meeting') + 1}:1" for uri in (OLD_EN, OLD)
    ]
    assert "withdrawn:" in found[0]
    assert "events/meeting is no longer published" in found[0]


def test_a_withdrawn_entry_keeps_its_address(project: Path) -> None:
    text = (project / EVENT).read_text(encoding="utf-8")
    write(project, {EVENT: f"{text}withdrawn: {{date: 2020-05-01, reason: Yanlıştı.}}\n"})
    assert problems(project) == []


def test_records_of_registers_are_found_in_their_file(project: Path) -> None:
    change(project, "content/tr/organizations.yml", "slug: ornek-belediyeler-birligi", "slug: birlik")
    [found] = problems(project)
    assert found.startswith("content/tr/organizations.yml:4:9: slug: “Örnek Belediyeler Birliği”")


def test_hand_written_pages_count_too(project: Path) -> None:
    change(project, "docs/tr/about.md", "slug: hakkinda", "slug: yeni-adres")
    [found] = problems(project)
    assert found.startswith("docs/tr/about.md:4:7: slug: “")
    assert "redirect_from: [hakkinda/]" in found


def test_an_address_that_now_shows_another_entry_is_reported(project: Path) -> None:
    change(project, EVENT, "slug: ornek-toplanti-2018", f"slug: yeni-ad\nredirect_from: [{OLD}]")
    assert problems(project) == []
    change(project, EVENT, f"\nredirect_from: [{OLD}]", "")
    change(project, "content/tr/events/visit.yml", "kind:", "slug: ornek-toplanti-2018\nkind:")
    found = "\n".join(problems(project))
    assert f"/{OLD} was that of events/meeting" in found


def test_a_file_keeps_its_name_as_long_as_its_address(project: Path) -> None:
    """Its ids in feeds and calendars are made of the name."""
    for locale in ("tr", "en"):
        path = project / f"content/{locale}/events/meeting.yml"
        path.rename(path.with_name("meeting-2018.yml"))
    english, turkish = problems(project)
    assert english.startswith("content/en/events/meeting-2018.yml:3:7: slug: ")
    assert "used to be events/meeting;" in turkish


def test_a_record_of_another_name_may_take_over_an_address_from_its_own(project: Path) -> None:
    for locale, old in (("tr", OLD), ("en", OLD_EN)):
        path = project / f"content/{locale}/events/meeting.yml"
        path.rename(path.with_name("meeting-2018.yml"))
        slug = old.rstrip("/").rpartition("/")[2]
        change(project, f"content/{locale}/events/meeting-2018.yml", f"slug: {slug}", f"slug: yeni\nredirect_from: [{old}]")
    assert problems(project) == []


def test_an_update_only_adds(project: Path) -> None:
    change(project, EVENT, "slug: ornek-toplanti-2018", "slug: yeni-ad")
    ledger.update(load(project), project)
    known = ledger.read(project / ledger.LEDGER, ledger.LEDGER)
    assert known[OLD] == known["etkinlikler/yeni-ad/"] == "events/meeting"
    assert len(problems(project)) == 1
    before = (project / ledger.LEDGER).read_bytes()
    ledger.update(load(project), project)
    assert (project / ledger.LEDGER).read_bytes() == before


@pytest.mark.parametrize("line", ["etkinlikler/x/ events/x", "/x", "<<<<<<< HEAD", "/x y z", "\x00"])
def test_a_spoilt_ledger_is_a_problem(project: Path, line: str) -> None:
    with (project / ledger.LEDGER).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    [found] = problems(project)
    assert "the line is not of the form" in found


# redirects


def test_an_old_address_leads_to_the_new_one_in_both_languages(project: Path) -> None:
    change(project, EVENT, "slug: ornek-toplanti-2018", f"slug: yeni-ad\nredirect_from: [{OLD.rstrip('/')}]")
    change(project, EVENT_EN, "slug: example-meeting-2018", f"slug: new-name\nredirect_from: [{OLD_EN}]")
    assert problems(project) == []
    made = {artifact.uri: artifact.content.decode() for artifact in redirects.make(Renderer(load(project)))}
    for old, new, way in (
        (OLD, "etkinlikler/yeni-ad/", "../../etkinlikler/yeni-ad/"),
        (OLD_EN, "en/events/new-name/", "../../../en/events/new-name/"),
    ):
        page = html.fromstring(made[f"{old}index.html"])
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={way}"]
        assert page.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/{new}"]
        assert page.xpath("//p/@lang") == (["tr", "en"] if old == OLD else ["en", "tr"])
        assert set(page.xpath("//p/a/@href")) == {way}
        assert not page.xpath("//script | //style | //*[@style]")
    assert made[ledger.PUBLISHED] == ledger.text_of(ledger.addresses_of(load(project)))
    assert f"/{OLD} events/meeting\n" in made[ledger.PUBLISHED]


def test_an_old_address_of_each_sort_of_page(project: Path) -> None:
    change(project, "content/tr/organizations.yml", "  abbreviation:", "  redirect_from: [kurumlar/eski]\n  abbreviation:")
    change(project, "content/tr/signatories.yml", "    kind:", "    redirect_from: [imzacilar/eski]\n    kind:")
    text = (project / "docs/tr/about.md").read_text(encoding="utf-8").replace("---\n", "---\nredirect_from: [eski/sayfa, bir-daha]\n", 1)
    write(project, {"docs/tr/about.md": text})
    loaded = load(project)
    leads = {route.uri: route.leads_to for route in loaded.routes.redirects}
    assert leads["kurumlar/eski/"] == "kurumlar/ornek-belediyeler-birligi/"
    assert leads["imzacilar/eski/"] == "deklarasyon/imzacilar/example/"
    assert leads["eski/sayfa/"] == leads["bir-daha/"]
    assert not set(leads) & {route.uri for route in loaded.routes.all}


@pytest.mark.parametrize(
    "uri",
    [
        "../gizli",
        "etkinlikler/../../x",
        "//evil.example/x",
        "/etkinlikler/x/",
        "https://evil.example/",
        "javascript:alert(1)",
        "etkinlikler//x",
        "a/./b",
        "Etkinlikler/x",
        "etkinlikler/ğ",
        "x?y=1",
        "x#y",
        "index.html",
        '"a b"',
        '"x\\" onload=\\"y"',
        '""',
        "'/'",
        "x\\y",
        "'%2e%2e/x'",
        "a" * 301,
    ],
)
def test_a_hostile_old_address_is_refused(project: Path, uri: str) -> None:
    change(project, EVENT, "kind:", f"redirect_from: [{uri}]\nkind:")
    with pytest.raises(ContentError) as caught:
        loader.read(project)
    [found] = caught.value.problems
    assert (found.path, found.line) == (EVENT, 3)
    assert "cannot be an old address" in found.english


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("etkinlikler/ornek-toplanti-2018", "is now the address of a page"),
        ("en/reports/findings", "is now the address of a page"),
        ("zaman-cizelgesi", "is now the address of a page"),
        ("en", "is now the address of a page"),
        ("en/timeline/2031", "is now the address of a page"),
        ("eski", "gives eski/ as an old address, too"),
    ],
)
def test_an_old_address_that_is_taken_is_a_problem(project: Path, uri: str, words: str) -> None:
    change(project, "content/tr/events/visit.yml", "kind:", f"redirect_from: [{uri}]\nkind:")
    if uri == "eski":
        change(project, EVENT, "kind:", "redirect_from: [eski]\nkind:")
    with pytest.raises(ContentError) as caught:
        loader.read(project)
    [found] = caught.value.problems
    assert words in found.english
    assert found.field.startswith("redirect_from")


# publishing and the command


def test_a_lost_address_stops_publishing(project: Path, tmp_path: Path) -> None:
    publish.build(project, tmp_path / "site")
    assert (tmp_path / "site" / ledger.PUBLISHED).is_file()
    shutil.copytree(tmp_path / "site", tmp_path / "before")
    change(project, EVENT, "slug: ornek-toplanti-2018", "slug: yeni-ad")
    with pytest.raises(ContentError, match="would be lost"):
        publish.build(project, tmp_path / "site")
    assert (tmp_path / "site" / OLD / "index.html").read_bytes() == (tmp_path / "before" / OLD / "index.html").read_bytes()
    change(project, EVENT, "slug: yeni-ad", f"slug: yeni-ad\nredirect_from: [{OLD}]")
    publish.build(project, tmp_path / "site")
    assert "url=../../etkinlikler/yeni-ad/" in (tmp_path / "site" / OLD / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site/etkinlikler/yeni-ad/index.html").is_file()


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Give `run(*arguments)`: status and output of the command in the project."""
    monkeypatch.chdir(project)

    def call(*arguments: str) -> tuple[int, str]:
        status = commands.main(["addresses", *arguments])
        captured = capsys.readouterr()
        return status, captured.out + captured.err

    return call


def test_the_command_checks_and_updates(project: Path, run: Callable[..., tuple[int, str]]) -> None:
    (project / ledger.LEDGER).unlink()
    assert run() == (0, "Yayımlanmış adreslerin hepsi yerinde. / Every published address is in place.\n")
    assert not (project / ledger.LEDGER).exists()
    assert run("--update")[0] == 0
    change(project, EVENT, "slug: ornek-toplanti-2018", "slug: yeni-ad")
    status, said = run()
    assert status == 1
    assert f"{EVENT}:2:7: slug: “Örnek Toplantı”" in said
