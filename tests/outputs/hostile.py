"""Content whose every text holds what breaks careless programs."""

TEXT = "A & B < C > \"D\" 'E' ]]> 🙂 İı </script><!-- {X} 100 % \\textbf $x_1^2 ~ #"
WORDS = f"'{TEXT.replace(chr(39), chr(39) * 2)}'"
"""The text as a YAML scalar."""

REPORT_TR = f"""\
title: {WORDS}
kind: research-report
slug: bulgular
summary: {WORDS}
date: 2019-05
people:
  first: {{name: {WORDS}, role: author}}
  second: {{name: Ayşe İnce, role: author}}
  third: {{name: Çiğdem Ağaoğlu, role: editor, organization: university}}
publishers: [union]
languages: [tr, en]
isbn: 978-605-83293-4-8
pages: 138
url: https://example.org/a_b?c=1&d=%20
topics: [health]
sources: [brochure]
published: 2020-03-01
"""
REPORT_EN = f"title: {WORDS}\nsummary: {WORDS}\nurl: https://example.org/en\n"

EVENT_TR = f"""\
title: {WORDS}
kind: meeting
summary: {WORDS}
date: 2018-10-16
place: hall
organizers: [center]
people:
  speaker: {{name: {WORDS}, role: speaker}}
parts:
  film: {{kind: film-screening, title: {WORDS}, summary: {WORDS}, sources: [brochure]}}
part_of: {{name: {WORDS}, sources: [brochure]}}
topics: [housing]
sources: [brochure]
published: 2020-03-01
"""
EVENT_EN = f"title: {WORDS}\nsummary: {WORDS}\nparts:\n  film: {{title: {WORDS}}}\n"

FILES = {
    "content/tr/reports/findings.yml": REPORT_TR,
    "content/en/reports/findings.yml": REPORT_EN,
    "content/tr/events/meeting.yml": EVENT_TR,
    "content/en/events/meeting.yml": EVENT_EN,
}
"""A report and an event for the tiny site, in the place of its own."""
