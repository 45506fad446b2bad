"""`python -m bilingual new`: both files, valid at once; never over what is there; nothing where anything is unclear."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.authoring import additions, saved_answers
from bilingual.authoring.autofix import fix_files
from bilingual.content import loader
from bilingual.schema.kinds import KINDS, questions_of

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
    return {path for path, content in after.items() if before.get(path) != content and not path.startswith(saved_answers.FOLDER)}


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
    said = capsys.readouterr().out
    assert "“6 Kasım 2019” → 2019-11-06 (6 Kasım 2019 / 6 November 2019)" in said
    assert f"{TURKISH}: yazıldı / written" in said


def test_fields_left_out_are_explained_in_comments_of_the_files_language(project: Path, editor: Editor) -> None:
    assert editor(*EVENT) == 0
    turkish, english = ((project / path).read_text(encoding="utf-8") for path in (TURKISH, ENGLISH))
    assert "# partners:  # Ortak kurumlar, anahtarlarıyla." in turkish
    assert "# summary:  # One or two sentences" in english
    assert "partners" not in english
    assert "redirect_from" not in turkish + english


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
        with pytest.raises(SystemExit) as ended:
            editor("new", kind.name, "--help")
        assert not ended.value.code
        said = capsys.readouterr().out
        assert all(f"--{question.option}" in said for question in questions_of(kind))


def test_an_unknown_kind_names_those_that_there_are(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor("new", "festival") == 1
    assert "event, report, project" in capsys.readouterr().err
    assert editor("new") == 1
    assert "signatory" in capsys.readouterr().err


# at a terminal


TYPED = [
    *("Kıyıda Göç", "Migration on the Coast", "", "Bir gün konuşuldu.", "", "Metin.", "", "", "## Ara başlık", "", "Son.", "."),
    ".",  # no English text
    *("6 Kasım 2019", "barınma", "brochure", "", "", "çalıştay", "örnek", "1", "ÖBB", "", "", ""),
]


def test_a_dialog_asks_and_offers_what_a_word_may_mean(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor("new", "event", typed=TYPED) == 0
    said = capsys.readouterr().out
    assert "Başlık (Türkçe) (gerekli)" in said
    assert "Başlığı kim verdi (İngilizce) (Enter: translation)" in said
    assert "Anlaşılan: 2019-11-06 (6 Kasım 2019)" in said
    assert "Örnek Salon (hall)" in said
    assert not re.search(r"\.yml içinde|_origin", said), "editors are told in their own language"
    event = loader.read(project).events["kiyida-goc-2019"]
    assert event.place == "hall"
    assert event.organizers == ("union",)
    assert event.body
    assert event.body.tr == "Metin.\n\n\n## Ara başlık\n\nSon."


def test_a_dialog_in_english_asks_in_english(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor("new", "--language", "en", typed=["topic", "Ulaşım", "Transport", "Kim nasıl gider.", "Who goes how.", "", ""]) == 0
    said = capsys.readouterr().out
    assert "What will you add?" in said
    assert "Name (in Turkish) (required)" in said
    assert "gerekli" not in said


def test_english_words_are_asked_for_only_where_there_are_turkish_ones(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor("new", "topic", typed=["Ulaşım", "", "Özet.", "", ""]) == 0
    said = capsys.readouterr().out
    assert "Arama sözcükleri (Türkçe)" in said
    assert "Arama sözcükleri (İngilizce)" not in said


def test_a_few_records_are_listed_and_chosen_by_number(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        editor(
            *("new", "report", "--title", "Rapor"),
            typed=[
                *("", "Özet.", "", ".", "2018", "2; 1", "Ayşe Örnek; Ali Örnek", "brochure", "", "", "1", "", "", ""),
                *("978-605-0000-00-X", "978-0-306-40615-7", "", "yüz", "100", "", "", ""),
            ],
        )
        == 0
    )
    assert "   2. Sağlık\n" in capsys.readouterr().out
    report = loader.read(project).reports["rapor-2018"]
    assert report.topics == ("health", "housing")
    assert [(person.name, person.role) for person in report.people.values()] == [("Ayşe Örnek", "author"), ("Ali Örnek", "author")]
    assert (report.isbn.tr, report.pages.tr) == ("978-0-306-40615-7", 100)


def test_a_required_answer_is_asked_for_again(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor("new", "topic", typed=["", "Ulaşım", "", "Özet.", "", "", ""]) == 0
    assert "Bu yanıt gerekli." in capsys.readouterr().out


def test_with_all_required_answers_nothing_is_asked(project: Path, editor: Editor) -> None:
    assert editor("new", "topic", "--name", "Ulaşım", "--summary", "Özet.", typed=[]) == 0
    assert "ulasim" in loader.read(project).topics


@pytest.mark.parametrize("answers", range(len(TYPED)))
def test_giving_up_writes_nothing_and_loses_nothing(
    project: Path, editor: Editor, answers: int, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(project)
    assert editor("new", "event", typed=TYPED[:answers]) == 1
    assert "Vazgeçildi; siteye bir şey yazılmadı." in capsys.readouterr().err
    assert not changed(project, before)
    kept = saved_answers.load(project, "event")
    said = "\n".join(kept.texts.values()) if kept else ""
    for line in TYPED[: min(answers, 11)]:  # what is looked up is kept by its key
        assert line == "." or line in said


def test_what_was_kept_is_offered_again(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor("new", "event", typed=TYPED[:8]) == 1
    again = ["", *[""] * 5, *("Metin.", "Yeni.", "."), *TYPED[12:]]
    assert editor("new", "event", typed=again) == 0
    assert "Yarım kalmış bir kayıt var: “Kıyıda Göç”" in capsys.readouterr().out
    event = loader.read(project).events["kiyida-goc-2019"]
    assert event.body
    assert (event.title.en, event.body.tr) == ("Migration on the Coast", "Metin.\nYeni.")
    assert saved_answers.load(project, "event") is None, "done"


def test_who_starts_afresh_is_offered_nothing_of_the_old(project: Path, editor: Editor) -> None:
    assert editor("new", "event", typed=TYPED[:5]) == 1
    assert editor("new", "event", typed=["h", "Başka", *[""] * 3]) == 1
    kept = saved_answers.load(project, "event")
    assert kept
    assert kept.texts["title"] == "Başka"
    assert kept.texts["title-en"] == ""


def test_an_answer_that_was_kept_can_be_deleted(project: Path, editor: Editor) -> None:
    assert editor("new", "topic", typed=["Ulaşım", "Transport", "Özet."]) == 1
    assert editor("new", "topic", typed=["", "", "-", "", "", ""]) == 0
    assert (loader.read(project).topics["ulasim"].name.tr, loader.read(project).topics["ulasim"].locales) == ("Ulaşım", ("tr",))


def test_a_record_that_cannot_be_written_is_asked_for_again_with_all_its_answers(
    project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    assert editor("new", "topic", "--name", "Ulaşım", "--summary", "Özet.") == 0
    assert editor("new", "topic", typed=["Ulaşım", "", "Başka.", "", "", "", "Yol", "", "", "", ""]) == 0
    captured = capsys.readouterr()
    assert "bu adla bir kayıt var: ulasim" in captured.err
    assert "Yanıtlarınız duruyor" in captured.out
    assert loader.read(project).topics["yol"].summary.tr == "Başka."


def test_an_answer_is_checked_when_it_is_given(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    typed = ["Kurum", "", "", "", "dernek", "", "", "", "", "", "", "www.example.org"]
    assert editor("new", "organization", typed=typed) == 1
    assert "https://" in capsys.readouterr().out.splitlines()[-2]


def test_markdown_that_leads_nowhere_is_asked_for_again_at_once(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    typed = ["Kıyıda Göç", "", "Özet.", "", "[Yok](event:nowhere)", ".", "Metin.", "."]
    assert editor("new", "event", typed=typed) == 1
    assert "event:nowhere" in capsys.readouterr().out
    kept = saved_answers.load(project, "event")
    assert kept
    assert kept.texts["body"] == "Metin."


def test_a_page_can_be_asked_for(project: Path, editor: Editor) -> None:
    assert editor("new", "page", typed=["Deneme", "", "Bir deneme.", "", "", "Bir metin.", ".", "."]) == 0
    assert "Bir metin." in str(loader.read(project).pages["deneme"].body)


def test_what_is_not_recorded_can_be_added_on_the_spot(project: Path, editor: Editor) -> None:
    at_organizers = len(TYPED) - 4
    typed = [
        *TYPED[:at_organizers],
        *("Kıyı Derneği; ÖBB", "1"),  # a new one, as nothing is like it
        *("dernek", "https://example.org/kiyi", "", "Kıyı Derneği hakkında"),
        *TYPED[at_organizers + 1 :],
    ]
    assert editor("new", "event", typed=typed) == 0
    content = loader.read(project)
    assert content.events["kiyida-goc-2019"].organizers == ("kiyi-dernegi", "union")
    assert content.organizations["kiyi-dernegi"].kind == "association"
    (source,) = content.organizations["kiyi-dernegi"].sources
    assert content.sources[source].url == "https://example.org/kiyi"


def test_what_was_added_on_the_way_is_kept_too(project: Path, editor: Editor) -> None:
    at_organizers = len(TYPED) - 4
    typed = [*TYPED[:at_organizers], "Kıyı Derneği", "1", "dernek", ""]
    assert editor("new", "event", typed=typed) == 1
    again = ["", *[""] * 5, ".", ".", *[""] * 20]
    assert editor("new", "event", typed=again) == 0
    assert loader.read(project).events["kiyida-goc-2019"].organizers == ("kiyi-dernegi",)


def test_answers_can_come_through_a_pipe(project: Path) -> None:
    typed = "\n".join(["Ulaşım", "Transport", "Kim nasıl gider.", "Who goes how.", "", "", ""])
    command = [sys.executable, "-m", "bilingual", "new", "--ask", "topic"]
    done = subprocess.run(command, cwd=project, input=typed, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "ulasim" in loader.read(project).topics
