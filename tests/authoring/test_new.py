"""`python -m bilingual new`: both files, valid at once; never over what is there; nothing where anything is unclear."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.authoring import additions
from bilingual.authoring.autofix import fix_files
from bilingual.content import loader
from bilingual.schema.kinds import KINDS
from bilingual.schema.table import fields_of

from tests.builds.tiny import snapshot

Editor = Callable[..., int]

EVENT = (
    *("new", "event", "--title", "Kıyıda Göç: Çalıştay", "--title-en", "Migration on the Coast", "--summary", "Bir gün konuşuldu."),
    *("--date", "6 Kasım 2019", "--kind", "çalıştay", "--place", "örnek salon", "--organizers", "ÖBB; Örnek Merkez", "--topics", "BARINMA"),
    *("--sources", "Örnek Kitapçık", "--published", "2026-11-22"),
)
TURKISH, ENGLISH = "content/tr/events/kiyida-goc-calistay-2019.yml", "content/en/events/kiyida-goc-calistay-2019.yml"


def changed(project: Path, before: dict[str, bytes]) -> set[str]:
    after = snapshot(project)
    assert before.keys() <= after.keys()
    return {path for path, content in after.items() if before.get(path) != content}


def test_options_make_both_files_that_are_valid_at_once(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(project)
    assert editor(*EVENT) == 0
    assert changed(project, before) == {TURKISH, ENGLISH}
    event = loader.read(project).events["kiyida-goc-calistay-2019"]
    assert (event.title.tr, event.title.en) == ("Kıyıda Göç: Çalıştay", "Migration on the Coast")
    assert (event.title_origin.tr, event.title_origin.en) == (None, "translation")
    assert event.date
    assert (event.date.text, event.place, event.organizers) == ("2019-11-06", "hall", ("union", "center"))
    assert (event.topics, event.sources, event.kind) == (("housing",), ("brochure",), "workshop")
    assert event.slug.en == "migration-on-the-coast"
    assert f"{TURKISH}: yazıldı / written" in capsys.readouterr().out


def test_every_field_of_the_table_has_an_option_by_its_path_in_either_language(project: Path, editor: Editor) -> None:
    more = ("--status", "ertelendi", "--time.start=09:30", "--people.ayse.name", "Ayşe", "--people.ayse.role", "Konuşmacı")
    words = ("--people.ayse.wording", "Başkan", "--en.people.ayse.wording", "Chair", "--en.summary", "A day of talks.")
    assert editor(*EVENT, *more, *words, "--places", "hall, bursa") == 1, "a place and places"
    assert editor(*EVENT, *more, *words) == 0
    event = loader.read(project).events["kiyida-goc-calistay-2019"]
    assert event.time
    assert (event.status, event.time.start, event.summary.en) == ("postponed", "09:30", "A day of talks.")
    wording = event.people["ayse"].wording
    assert wording
    assert (event.people["ayse"].role, wording.tr, wording.en) == ("speaker", "Başkan", "Chair")


def test_a_document_comes_with_its_record(project: Path, editor: Editor) -> None:
    (project.parent / "project/notes.csv").write_text("a;b\n", encoding="utf-8")
    files = ("--files.notes.file", "attachment:notes.csv", "--files.notes.title", "Notlar", "--files.notes.language", "tr")
    assert editor(*EVENT, *files, "--files.notes.kind", "data") == 0
    file = loader.read(project).events["kiyida-goc-calistay-2019"].files["notes"].file
    assert (project / "docs/assets/files" / file).read_text(encoding="utf-8") == "a;b\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--tite", "Bir"), "there is no such option (the nearest: --title)"),
        (("--people", "Ayşe"), "--people: böyle bir seçenek yok"),
        (("--people.Ayşe.name", "Ayşe"), "there is no such option"),
        (("--en.date", "2019"), "yalnızca Türkçe dosyada"),
        (("Bir",), "such as --title"),
        (("--key", "Büyük"), "küçük ASCII harfleri"),
    ],
)
def test_what_is_no_option_of_the_record_is_named_and_nothing_is_written(
    project: Path, editor: Editor, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    before = snapshot(project)
    assert editor(*EVENT, *options) == 1
    assert said in capsys.readouterr().err
    assert not changed(project, before)


def test_there_is_nothing_to_mend_in_a_new_record(project: Path, editor: Editor) -> None:
    fix_files(project)
    assert editor(*EVENT) == 0
    before = snapshot(project)
    assert fix_files(project) == []
    assert changed(project, before) == set()


def test_without_english_there_is_no_english_file(project: Path, editor: Editor) -> None:
    assert editor("new", "event", *EVENT[2:4], *EVENT[6:]) == 0
    assert not (project / ENGLISH).exists()
    assert loader.read(project).events["kiyida-goc-calistay-2019"].locales == ("tr",)


def test_the_same_record_twice_is_refused_and_another_of_that_name_gets_another_key(
    project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    assert editor(*EVENT) == 0
    before = snapshot(project)
    assert editor(*EVENT) == 1
    assert "bu adla bir kayıt var: kiyida-goc-calistay-2019" in capsys.readouterr().err
    assert not changed(project, before)
    later = list(EVENT)
    later[later.index("6 Kasım 2019")] = "7 Kasım 2019"
    assert editor(*later) == 0
    assert changed(project, before) == {path.replace("-2019.yml", "-2019-2.yml") for path in (TURKISH, ENGLISH)}
    assert loader.read(project).events["kiyida-goc-calistay-2019-2"].slug.en == "migration-on-the-coast-2"


def test_a_file_that_appears_meanwhile_is_never_overwritten(project: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    check = additions.check

    def checked_while_another_writes(root: Path, changes: list[additions.Change]) -> str:
        (root / ENGLISH).write_text("title: Another\n", encoding="utf-8")
        return check(root, changes)

    monkeypatch.setattr(additions, "check", checked_while_another_writes)
    assert editor(*EVENT) == 1
    assert (project / ENGLISH).read_text(encoding="utf-8") == "title: Another\n"
    assert not (project / TURKISH).exists(), "both or none"


def test_a_missing_answer_is_named_in_both_languages_and_nothing_is_written(
    project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(project)
    assert editor("new", "event", "--title", "Yarım") == 1
    said = capsys.readouterr().err
    for option in ("--summary", "--kind", "--sources"):
        assert f"{option}: yanıt gerekli; {option} ile yazın" in said
        assert f"an answer is needed; give it with {option}" in said
    assert "--time.start  Başlangıç / Start" in said, "all options"
    assert "python -m bilingual serve" in said, "the easier way"
    assert not changed(project, before)


def test_what_is_unclear_is_named_with_the_nearest(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(project)
    unclear = {"--place": "Örnek Salonu", "--date": "32.13.2019", "--kind": "kutlama", "--topics": "Barınak"}
    options = [part for option, text in unclear.items() for part in (option, text)]
    assert editor("new", "event", "--title", "Bir", "--summary", "İki", "--sources", "brochure", *options) == 1
    said = capsys.readouterr().err
    assert "“Örnek Salonu” places.yml içinde yok (en yakını: hall)" in said
    assert "the date “32.13.2019” was not understood" in said
    assert "“kutlama” burada kullanılamaz; şunlardan birini yazın: workshop (Çalıştay)" in said
    assert "“Barınak” topics.yml içinde yok" in said
    assert not changed(project, before)


def test_content_that_would_not_be_valid_is_not_written(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(project)
    assert editor(*EVENT, "--homepage", "javascript:alert(1)", "--body", "Metin [@yok].") == 1
    said = capsys.readouterr().err
    assert f"{TURKISH}:" in said
    assert "homepage" in said
    assert "[@yok] kaynakçada yok" in said
    assert "  Metin [@yok]." in said, "the line is shown"
    assert not changed(project, before)


def test_a_lost_address_stops_it_as_it_stops_the_check(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "records").mkdir()
    (project / "records/addresses.txt").write_text("/etkinlikler/kiyida-goc-calistay-2019/ events/meeting\n", encoding="utf-8")
    before = snapshot(project)
    assert editor(*EVENT) == 1
    assert "/etkinlikler/kiyida-goc-calistay-2019/" in capsys.readouterr().err
    assert not changed(project, before)


def test_what_stops_nothing_is_said_all_the_same(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content/tr/glossary.yml").write_text(
        "refugee: {term: mülteci, definition: Bir tanım., sources: [brochure]}\n"
        "migrant: {term: göçmen, definition: Bir tanım., sources: [brochure]}\n",
        encoding="utf-8",
    )
    (project / "content/en/glossary.yml").write_text("refugee: {term: refugee}\nmigrant: {term: migrant}\n", encoding="utf-8")
    words = ("--summary", "Mülteciler konuşuldu.", "--summary-en", "Migrants were the topic.")
    assert editor("new", "topic", "--name", "Kıyı", "--name-en", "Coast", *words) == 0
    assert "Uyarılar; yayını durdurmaz." in capsys.readouterr().out


def test_a_web_page_becomes_a_source_of_its_own_and_is_found_the_next_time(project: Path, editor: Editor) -> None:
    first = ("--sources", "https://example.org/haber Örnek haber: bir başlık")
    assert editor("new", "topic", "--name", "Ulaşım", "--summary", "Kim nasıl gider.") == 0
    assert editor("new", "place", "--name", "Kıyı Salonu", "--kind", "Mekân", "--within", "bursa", *first) == 0
    assert editor("new", "place", "--name", "Kıyı Parkı", "--kind", "Mekân", "--sources", "https://example.org/haber") == 0
    content = loader.read(project)
    source = content.sources["web-ornek-haber-bir-baslik"]
    assert (source.title, source.url, source.language) == ("Örnek haber: bir başlık", "https://example.org/haber", "tr")
    assert content.places["kiyi-salonu"].sources == content.places["kiyi-parki"].sources == ("web-ornek-haber-bir-baslik",)


def test_a_block_leaves_the_rest_of_its_file_byte_for_byte(project: Path, editor: Editor) -> None:
    path = project / "content/tr/organizations.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n# Son not\r\n")
    before = path.read_bytes()
    arguments = ("--name", "Deneme Derneği", "--name-en", "Trial Association", "--kind", "association", "--sources", "own-record")
    assert editor("new", "organization", *arguments) == 0
    after = path.read_bytes()
    block = b"deneme-dernegi:\r\n  name: Deneme Derne\xc4\x9fi\r\n  kind: association\r\n  sources: [own-record]\r\n"
    assert after.count(block) == 1
    assert after.replace(block, b"") == before
    assert after.endswith(b"\r\n# Son not\r\n"), "a note at the end stays there"
    assert loader.read(project).organizations["deneme-dernegi"].name.en == "Trial Association"


def test_a_signature_is_one_block_and_nothing_else(project: Path, editor: Editor) -> None:
    before = snapshot(project)
    arguments = ("--name", "Kıyı Belediyesi", "--kind", "ilçe belediyesi", "--province", "Yalova", "--version", "İlk metin")
    assert editor("new", "signatory", *arguments, "--sources", "brochure") == 0
    assert changed(project, before) == {"content/tr/signatories.yml"}
    text = (project / "content/tr/signatories.yml").read_text(encoding="utf-8")
    lines = ("name: Kıyı Belediyesi", "kind: district-municipality", "province: yalova", "version: first", "sources: [brochure]")
    block = "  kiyi:\n" + "".join(f"    {line}\n" for line in lines)
    assert block in text
    assert text.replace(block, "") == before["content/tr/signatories.yml"].decode()


def test_english_words_of_a_signature_make_the_english_file_where_there_is_none(project: Path, editor: Editor) -> None:
    arguments = ("--name", "Kıyı Belediyesi", "--kind", "district-municipality", "--version", "first", "--sources", "brochure")
    assert editor("new", "signatory", *arguments, "--office", "belediye başkanı", "--office-en", "mayor") == 0
    assert (project / "content/en/signatories.yml").read_text(encoding="utf-8") == "signatories:\n  kiyi:\n    office: mayor\n"
    assert loader.read(project)


def test_a_page_has_a_head_and_a_text(project: Path, editor: Editor) -> None:
    answers = ("--title", "Deneme sayfası", "--description", "Bir deneme.", "--body", "Bir.\n\n## Ara başlık\n\nİki.")
    assert editor("new", "page", *answers, "--title-en", "Trial page", "--description-en", "A trial.", "--body-en", "One.") == 0
    page = loader.read(project).pages["deneme-sayfasi"]
    assert page.body.en
    assert (page.title.en, page.slug.en, page.body.en.strip()) == ("Trial page", "trial-page", "One.")


def test_every_kind_is_explained(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in KINDS.values():
        for name in (kind.name, *kind.names):
            assert editor("new", name, "--help") == 0
            said = capsys.readouterr().out
            assert all(f"  --{field.replace('_', '-')}" in said for field in fields_of(kind.model))


def test_an_unknown_kind_names_those_that_there_are(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor("new", "festival") == 1
    assert "event, report, project" in capsys.readouterr().err
    assert editor("new") == 1
    assert "signatory" in capsys.readouterr().err
