"""The command that checks the content, as editors and GitHub call it."""

from pathlib import Path

import pytest
from bilingual.__main__ import main

from tests.builds.tiny import LEAST
from tests.golden import lay_out

EVENT = "content/tr/events/meeting.yml"
WRONG = "title: Toplantı\nkind: meetin\nsummary: Bir toplantı.\nsources: [brochure]\npublished: 2020-01-01\n"
SETTINGS = LEAST.replace("https://example.org/", "https://site.example/alt/")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return lay_out(tmp_path, {"mkdocs.yml": SETTINGS})


def test_sound_content_is_said_to_be_sound(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project, {EVENT: event("organizers: [center, university]\n")})
    assert main(["check"]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("İçerikte sorun yok. / The content has no problems.\n", "")


def test_a_problem_is_shown_with_its_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project, {EVENT: WRONG})
    assert main(["check"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith(f"{EVENT}:2:7: kind: “meetin” burada kullanılamaz (şunu mu demek istediniz: meeting?)")
    assert lines[2:] == [
        "    2 | kind: meetin",
        "      |       ^",
        "1 sorun bulundu; hiçbir şey yayımlanmadı. / 1 problem found; nothing was published.",
    ]


def test_problems_become_annotations(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project, {EVENT: WRONG})
    assert main(["check", "--format", "github"]) == 1
    command, closing = capsys.readouterr().out.splitlines()
    assert command.startswith(f"::error file={EVENT},line=2,col=7,title=kind::“meetin” burada kullanılamaz (")
    assert closing.startswith("1 sorun bulundu")


@pytest.mark.parametrize("form", ["text", "github"])
def test_warnings_stop_nothing(project: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    lay_out(
        project,
        {
            "content/tr/glossary.yml": (
                "migrant: {term: göçmen, definition: Yer değiştiren kişi., sources: [brochure]}\n"
                "refugee: {term: mülteci, definition: Korunan kişi., sources: [brochure]}\n"
            ),
            "content/en/glossary.yml": (
                "migrant: {term: migrant, definition: A person who moves.}\nrefugee: {term: refugee, definition: A person in need.}\n"
            ),
            EVENT: WRONG.replace("meetin\n", "meeting\n").replace("Bir toplantı.", "Her göçmen için bir toplantı."),
            EVENT.replace("/tr/", "/en/"): "title: Meeting\nsummary: A meeting for every refugee.\n",
        },
    )
    assert main(["check", "--format", form]) == 0
    printed = capsys.readouterr()
    assert ("::warning file=content/en" in printed.out) is (form == "github")
    assert ("Uyarılar; yayını durdurmaz. / Warnings; they do not stop anything." in printed.err) is (form == "text")


def test_an_address_that_would_be_lost_is_named_as_the_build_does(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "records").mkdir()
    (project / "records/addresses.txt").write_text("/etkinlikler/gitti/ events/gone\n/zaman-cizelgesi/1999/ years/1999\n", encoding="utf-8")
    assert main(["check"]) == 1
    printed = capsys.readouterr().err
    assert "records/addresses.txt:1:1: /etkinlikler/gitti/ adresi kaybolacak" in printed
    assert "records/addresses.txt:2:1: /zaman-cizelgesi/1999/ adresi kaybolacak" in printed


def test_what_is_safe_is_mended_and_the_rest_is_shown(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project, {EVENT: WRONG.replace("Toplantı", "Göç: bir toplantı").replace("2020-01-01", "1 Ocak 2020")})
    assert main(["check", "--fix"]) == 1
    printed = capsys.readouterr()
    assert printed.out == (
        f"{EVENT}: düzeltildi: tırnaklar ve girinti, tarihler ve değerler / fixed: quotation marks and indentation, dates and values\n"
        "1 dosya düzeltildi. / 1 file fixed.\n"
    )
    assert "1 sorun bulundu" in printed.err
    assert 'title: "Göç: bir toplantı"\n' in (project / EVENT).read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_said(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(project, {EVENT: WRONG.replace("title: ", "title: Göç: ")})

    def fail(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)
    assert main(["check", "--fix"]) == 1
    assert "no permission to read or write" in capsys.readouterr().err


def event(more: str) -> str:
    return WRONG.replace("meetin\n", "meeting\n") + more


def test_a_day_to_come_and_a_repeated_key_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(
        project,
        {
            EVENT: event("organizers: [union, union]\nsearch_words: [göç, GÖÇ]\nsources: [brochure, brochure]\n")
            .replace("sources: [brochure]\n", "", 1)
            .replace("2020-01-01", "2999-01-01")
        },
    )
    assert main(["check"]) == 0
    warnings = capsys.readouterr().err
    assert f"{EVENT}:4:12: published: published bugünden sonra" in warnings
    assert f"{EVENT}:5:21: organizers: “union” bu listede ikinci kez yazılmış" in warnings
    assert f"{EVENT}:6:21: search_words: “GÖÇ” bu listede ikinci kez yazılmış" in warnings
    assert f"{EVENT}:7:21: sources: “brochure” bu listede ikinci kez yazılmış" in warnings


def test_letters_that_the_picture_of_a_page_cannot_show_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project, {EVENT: event("").replace("title: ", "title: Мир — اا ", 1)})
    assert main(["check"]) == 0
    assert f"{EVENT}:1:8: title: paylaşım görselinin yazı tipinde olmayan harfler var (ا)" in capsys.readouterr().err


def test_a_source_or_an_organization_that_nothing_refers_to_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project, {EVENT: event("")})
    assert main(["check"]) == 0
    warnings = capsys.readouterr().err
    assert "content/tr/organizations.yml:6:1: center: “center” hiçbir kayıtta geçmiyor" in warnings
    assert "“union”" not in warnings, "it publishes the source that the event cites"


@pytest.mark.parametrize(("anchor", "fits"), [("baslik", True), ("baslk", False), ("ozet", False)])
@pytest.mark.parametrize("target", ["", "event:meeting"])
def test_an_anchor_is_one_of_the_page(project: Path, capsys: pytest.CaptureFixture[str], target: str, anchor: str, fits: bool) -> None:
    body = f"body: |\n  ## Başlık\n\n  Metin [başlık]({{}}#{anchor}).\n"
    lay_out(project, {EVENT: event(body.format("") if not target else "body: |\n  ## Başlık\n")})
    if target:
        lay_out(project, {EVENT.replace("meeting", "forum"): event(body.format(target)).replace("Toplantı", "Forum")})
    assert main(["check"]) == (0 if fits else 1)
    assert fits or f"“{target}#{anchor}”: o sayfada böyle bir bölüm yok" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address",
    [
        *("", "zaman-cizelgesi/", "en/events/", "etkinlikler/meeting/#baslik", "etkinlikler/meeting/index.html", "etkinlikler/rss.xml"),
        *("etkinlikler/meeting/index.md", "sitemap.xml", "zaman-cizelgesi/?a=b", "eski/"),
    ],
)
def test_an_address_of_the_site_itself_may_be_written_out(project: Path, address: str) -> None:
    lay_out(project, {EVENT: event(f"homepage: https://site.example/alt/{address}\nredirect_from: [eski/]\nbody: |\n  ## Başlık\n")})
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/alt/etkinlikler/meetng/", "(şunu mu demek istediniz: https://site.example/alt/etkinlikler/meeting/?)"),
        ("/alt/etkinlikler/meeting", "bu sitenin adresidir"),
        ("/alt/assets/yok.pdf", "bu sitenin adresidir"),
        ("/baska/", "bu sitenin adresidir"),
        ("/alt/etkinlikler/meeting/#baslk", "o sayfada böyle bir bölüm yok"),
    ],
)
@pytest.mark.parametrize("line", ["homepage: {}", "body: '[Sayfa]({}).'", "theme: 'Adres: {}.'", "body: 'Bir <{}>.'"])
def test_an_address_of_the_site_itself_at_which_it_has_nothing_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], address: str, told: str, line: str
) -> None:
    own = f"https://site.example{address}"
    lay_out(project, {EVENT: event(f"# {own}-2\n{line.format(own)}\n" + ("" if "body" in line else "body: |\n  ## Başlık\n"))})
    assert main(["check"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith(f"{EVENT}:7:{line.index('{') + 1}: “{own}”")
    assert told in lines[0]
    assert lines[-1].startswith("1 sorun bulundu")


def test_the_menu_names_pages_that_are_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mkdocs.yml").write_text(SETTINGS.replace("[index.md]", "[index.md, timline.md]"), encoding="utf-8")
    assert main(["check"]) == 1
    assert capsys.readouterr().err.startswith("mkdocs.yml:4:17: nav: “timline.md” menüde gösterilecek bir sayfa değil (")
