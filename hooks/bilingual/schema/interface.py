"""Every label that the interface shows, in groups; the files content/tr/interface.yml and content/en/interface.yml hold the words.

A group of labels for the values of a field has a label for each value, dashes turned into underscores.
"""

from bilingual.schema.fields import Record, Words, WordsList


class LanguageNames(Record):
    """Each language's name in itself."""

    tr: Words
    en: Words


class Titles(Record):
    """Titles of the pages of which there is one."""

    projects_list: Words
    reports_list: Words
    events_list: Words
    organizations_list: Words
    places_list: Words
    topics_list: Words
    sources_list: Words
    timeline: Words
    figures: Words
    glossary: Words
    declaration: Words
    declaration_history: Words
    signatories: Words
    signatories_table: Words
    data: Words
    facet: Words
    facet_list: Words
    side_by_side: Words
    not_found: Words
    search: Words
    translations: Words


class Intros(Record):
    """The lead of the pages that the site makes; {year} stands for the year."""

    projects_list: Words
    reports_list: Words
    events_list: Words
    organizations_list: Words
    places_list: Words
    topics_list: Words
    sources_list: Words
    timeline: Words
    figures: Words
    glossary: Words
    data: Words
    facet: Words
    facet_list: Words
    declaration_history: Words
    signatories_table: Words
    side_by_side: Words
    year: Words
    translations: Words


class Descriptions(Record):
    """Descriptions for search engines; {title} stands for the page's title."""

    projects_list: Words
    reports_list: Words
    events_list: Words
    organizations_list: Words
    places_list: Words
    topics_list: Words
    sources_list: Words
    timeline: Words
    figures: Words
    glossary: Words
    data: Words
    facet: Words
    facet_list: Words
    side_by_side: Words
    year: Words
    declaration: Words
    declaration_history: Words
    signatories: Words
    signatories_table: Words
    signatory: Words
    organization: Words
    place: Words
    source: Words
    not_found: Words
    withdrawn: Words
    search: Words
    translations: Words


class Ways(Record):
    """What the home page says of the ways into the site, where the site has no words of its own; {first} and {last} stand for years."""

    timeline: Words
    declaration: Words
    reports_list: Words


class HomeLabels(Record):
    """The home page; {term} stands for a term that readers may search for."""

    example: Words
    years: Words
    region: Words
    highlights: Words
    terms: Words
    all_terms: Words


class Sections(Record):
    """Headings within pages."""

    parts: Words
    figures: Words
    people: Words
    authors: Words
    copies: Words
    who_did_what: Words
    related: Words
    related_topics: Words
    events_and_reports: Words
    milestones: Words
    remarks: Words
    discrepancies: Words
    references: Words
    spans: Words
    later: Words
    entries_about: Words
    entries_here: Words
    places_within: Words
    cited_by: Words
    bodies: Words
    involvements: Words
    more_involvements: Words
    published_sources: Words
    coordination: Words
    background: Words
    preamble: Words
    points: Words
    commitments: Words
    definitions: Words
    versions: Words
    names: Words
    confirmed: Words
    totals: Words
    unclear: Words
    mentions: Words


class Clauses(Record):
    """What a clause is called; {number} stands for its number."""

    preamble: Words
    points: Words
    commitments: Words


class Fields(Record):
    """What fields are called on pages."""

    title: Words
    date: Words
    period: Words
    publication_date: Words
    certainty: Words
    within: Words
    place: Words
    area: Words
    theme: Words
    motto: Words
    themes: Words
    organizers: Words
    partners: Words
    participants: Words
    leads: Words
    implementers: Words
    funders: Words
    publishers: Words
    produced_by: Words
    part_of: Words
    parts: Words
    project: Words
    event: Words
    series: Words
    declaration_version: Words
    homepage: Words
    acronym: Words
    abbreviation: Words
    programme: Words
    project_number: Words
    budget: Words
    countries: Words
    country: Words
    principles: Words
    milestones: Words
    language: Words
    languages: Words
    pages: Words
    isbn: Words
    url: Words
    topics: Words
    people: Words
    figures: Words
    summary: Words
    body: Words
    parent: Words
    province: Words
    founded: Words
    phone: Words
    other_names: Words
    names: Words
    versions: Words
    background: Words
    preamble: Words
    points: Words
    commitments: Words
    definitions: Words
    coordinating_bodies: Words
    within_place: Words
    address: Words
    union_area: Words
    name: Words
    kind: Words
    version: Words
    office: Words
    source: Words
    status: Words
    signed_by: Words
    occasion: Words
    number: Words
    kinds: Words
    role_wordings: Words
    other: Words


class Roles(Record):
    """What an organization was in an entry."""

    organizers: Words
    leads: Words
    implementers: Words
    publishers: Words
    partners: Words
    funders: Words
    participants: Words
    people: Words
    larger_event: Words


class Certainties(Record):
    """How sure a date is."""

    confirmed: Words
    single_source: Words
    announced: Words
    inferred: Words
    disputed: Words


class Qualifiers(Record):
    """How numbers are meant; {number} stands for the number, {ablative} for the suffix that Turkish needs behind it."""

    more_than: Words
    more_than_amount: Words
    at_least: Words
    about: Words
    close_to: Words


class EventKinds(Record):
    """Sorts of events."""

    workshop: Words
    symposium: Words
    conference: Words
    panel: Words
    meeting: Words
    forum: Words
    session: Words
    side_event: Words
    exhibition: Words
    film_screening: Words
    training: Words
    founding: Words


class ReportKinds(Record):
    """Sorts of reports."""

    workshop_report: Words
    research_report: Words
    handbook: Words
    policy_paper: Words


class PersonRoles(Record):
    """What people did."""

    speaker: Words
    opening_speaker: Words
    chair: Words
    guest: Words
    author: Words
    editor: Words
    researcher: Words
    photographer: Words
    director: Words


class OrganizationKinds(Record):
    """Sorts of bodies."""

    union_of_municipalities: Words
    metropolitan_municipality: Words
    provincial_municipality: Words
    district_municipality: Words
    center_of_union: Words
    committee: Words
    platform: Words
    public_institution: Words
    international_organization: Words
    field_office: Words
    association: Words
    federation: Words
    foundation: Words
    company: Words
    ngo: Words
    university_center: Words
    publisher: Words


class PlaceKinds(Record):
    """Sorts of places."""

    province: Words
    city: Words
    venue: Words
    office: Words
    online: Words


class PlaceKindPlurals(Record):
    """Sorts of places, as headings."""

    province: Words
    city: Words
    venue: Words
    office: Words
    online: Words


class SourceKinds(Record):
    """Sorts of sources."""

    founding_document: Words
    document: Words
    book: Words
    law: Words
    resolution: Words
    news: Words
    web_page: Words


class SourceKindPlurals(Record):
    """Sorts of sources, as headings."""

    founding_document: Words
    document: Words
    book: Words
    law: Words
    resolution: Words
    news: Words
    web_page: Words


class SignatureStatuses(Record):
    """Whether a signature is confirmed."""

    confirmed: Words
    unclear: Words


class Counts(Record):
    """Numbers with their nouns; {count} stands for the number. Turkish has one form, English two."""

    projects_one: Words
    projects_other: Words
    reports_one: Words
    reports_other: Words
    events_one: Words
    events_other: Words
    entries_one: Words
    entries_other: Words
    organizations_one: Words
    organizations_other: Words
    sources_one: Words
    sources_other: Words
    figures_one: Words
    figures_other: Words
    terms_one: Words
    terms_other: Words
    commitments_one: Words
    commitments_other: Words
    activities_one: Words
    activities_other: Words
    signatories_one: Words
    signatories_other: Words
    confirmed_signatories_one: Words
    confirmed_signatories_other: Words


class FacetLabels(Record):
    """By what a timeline can be narrowed."""

    lane: Words
    kind: Words
    project: Words
    topic: Words
    organization: Words


class TimelineLabels(Record):
    """The timeline: its picture, its filters, its overview; {shown}, {total} and {year} stand for numbers."""

    picture: Words
    picture_marks: Words
    picture_hollow: Words
    picture_later: Words
    skip_picture: Words
    narrow: Words
    other_lists: Words
    all: Words
    clear: Words
    shown: Words
    none_shown: Words
    own_page: Words
    whole: Words
    overview: Words
    year: Words
    sum: Words


class PagingLabels(Record):
    """The pages of long lists; {number} and {pages} stand for numbers, {group} for a year, a letter or another part of a list."""

    navigation: Words
    of: Words
    previous: Words
    next: Words
    continued: Words
    every: Words


class ClauseCitationLabels(Record):
    """How a clause is cited; {declaration}, {clause}, {site}, {date} and {address} stand for what is cited, by whom, when and where."""

    summary: Words
    official: Words


class DeclarationTabs(Record):
    """The pages of the declaration, as tabs."""

    declaration: Words
    signatories: Words
    declaration_history: Words
    side_by_side: Words
    page: Words


class ReadingLabels(Record):
    """What helps to read and quote the declaration; {term} stands for a defined word, {Term} for it with a capital letter."""

    copy_link: Words
    link_copied: Words
    copy_citation: Words
    citation_copied: Words
    not_copied: Words
    read_official: Words
    present_text: Words
    first_text: Words
    definition: Words
    summarized_here: Words
    signatures: Words
    missing: Words
    older: Words
    missing_sum: Words
    older_sum: Words
    speakers: Words


class SigningLabels(Record):
    """The pages of the signatories; {shown} and {total} stand for numbers, {names} for a list, the others for one name."""

    question: Words
    report: Words
    known_one: Words
    known_other: Words
    none_known: Words
    signed_by: Words
    signed_document: Words
    one_source: Words
    in_sum: Words
    did_sign: Words
    how_made: Words
    download: Words
    as_table: Words
    search: Words
    every_province: Words
    every_version: Words
    show: Words
    found: Words
    none_found: Words
    map: Words
    narrow: Words
    sort: Words
    all: Words
    none: Words
    clear: Words
    shown: Words
    all_shown: Words
    none_shown: Words
    sorted: Words


class FilterLabels(Record):
    """The field that narrows a list; {shown} and {total} stand for numbers."""

    field: Words
    found: Words
    none: Words


class OrganizationKindPlurals(Record):
    """Sorts of bodies, as headings."""

    union_of_municipalities: Words
    metropolitan_municipality: Words
    provincial_municipality: Words
    district_municipality: Words
    center_of_union: Words
    committee: Words
    platform: Words
    public_institution: Words
    international_organization: Words
    field_office: Words
    association: Words
    federation: Words
    foundation: Words
    company: Words
    ngo: Words
    university_center: Words
    publisher: Words


class MapLabels(Record):
    """Maps of provinces; {provinces} stands for a list of them."""

    home: Words
    credit: Words
    dashed: Words
    home_provinces: Words
    elsewhere_provinces: Words
    no_entries: Words


class Marks(Record):
    """The marks at facts; {title} stands for a source, {what} for what they stand at, {words} for those that a citation follows."""

    source: Words
    differ: Words
    remark: Words
    words: Words
    close: Words


class Actions(Record):
    """What buttons at the head of a page do."""

    event_site: Words
    project_site: Words
    read_report: Words
    publishers_page: Words


class Covers(Record):
    """What stands under pictures that the site draws."""

    drawn: Words


class Footer(Record):
    """The foot of every page."""

    official: Words
    not_official: Words
    content: Words
    services: Words
    report_mistake: Words
    mistake_in: Words
    edit_words: Words
    edit_facts: Words
    this_site: Words
    licence: Words


class NewRecordLabels(Record):
    """What leads editors to a form or a file for a new record."""

    event: Words
    report: Words
    project: Words
    organization: Words
    place: Words
    source: Words
    signatory: Words
    as_file: Words
    translation: Words


class Subscribe(Record):
    """Feeds and calendars: their names, and the tables that offer them; {collection}, {site} and {title} stand for names."""

    link: Words
    feeds: Words
    calendars: Words
    collection_feed: Words
    changes_feed: Words
    content: Words
    all_entries: Words
    new_entries: Words
    changes: Words
    calendar: Words
    known_days: Words
    address: Words
    more_projects: Words


class Calendars(Record):
    """What calendars say; {kind}, {title} and {date} stand for an entry's."""

    add: Words
    events_about: Words
    timeline_about: Words
    project_about: Words
    entry_title: Words
    imprecise_title: Words
    days_not_known: Words


class GlossaryLabels(Record):
    """The page of terms."""

    also: Words
    avoid: Words
    related: Words


class Datasets(Record):
    """What data sets are called that have no page of the same name."""

    series: Words
    declaration_versions: Words
    declaration_clauses: Words
    people: Words
    figures: Words


class DataLabels(Record):
    """The page of open data; {site}, {date}, {address}, {version} and {columns} stand for what they name."""

    files: Words
    dataset: Words
    records: Words
    csv: Words
    csv_semicolon: Words
    csv_note: Words
    everything: Words
    archive: Words
    archive_note: Words
    package: Words
    package_note: Words
    schemas: Words
    contents: Words
    contents_note: Words
    stability: Words
    stability_note: Words
    licence: Words
    licence_note: Words
    licence_exceptions: Words
    citing: Words
    citing_note: Words
    citation: Words
    other_forms: Words
    other_forms_note: Words
    pages: Words


class Search(Record):
    """The search page; {count} stands for a number, {query} and {words} for what the reader typed, {heading} for a heading."""

    label: Words
    hint: Words
    button: Words
    without_script: Words
    browse: Words
    here: Words
    there: Words
    found_one: Words
    found_other: Words
    best: Words
    there_one: Words
    there_other: Words
    none: Words
    none_help: Words
    nearest: Words
    unmatched: Words
    more: Words
    all_there: Words
    section: Words
    term: Words
    definition: Words
    all_terms: Words
    sources: Words
    working: Words
    failed: Words


class SearchWords(Record):
    """Other words by which readers look for the pages of which there is one."""

    home: WordsList
    projects_list: WordsList
    reports_list: WordsList
    events_list: WordsList
    organizations_list: WordsList
    places_list: WordsList
    topics_list: WordsList
    glossary: WordsList
    sources_list: WordsList
    timeline: WordsList
    signatories: WordsList


class WithdrawnLabels(Record):
    """The notice that a withdrawn page leaves."""

    title: Words
    text: Words


class CitationLabels(Record):
    """How to cite; {title}, {site}, {date} and {address} stand for what the sentence is made of."""

    heading: Words
    report_heading: Words
    this_report: Words
    this_page: Words
    plain: Words
    editors_one: Words
    editors_other: Words
    downloads: Words
    summary: Words
    summary_here: Words
    official_text: Words
    official_text_here: Words


class MovedLabels(Record):
    """The page that stands at an old address."""

    title: Words
    text: Words


class TranslationLabels(Record):
    """The editors' page with the state of all translations; {count} stands for a number."""

    explained: Words
    together: Words
    unrecorded_explained: Words
    where: Words
    current: Words
    outdated: Words
    missing: Words
    unrecorded: Words
    total: Words
    needing: Words
    turkish_file: Words
    english_file: Words
    confirm_in_browser: Words
    workflow: Words
    confirm: Words
    name_here: Words
    record_name: Words
    more_texts: Words
    more_records: Words
    all_current: Words
    pages: Words
    series: Words
    site: Words
    interface: Words


class Interface(Record):
    """All labels: the site's name and what belongs to no group."""

    site_name: Words
    tagline: Words
    open_graph_locale: Words
    home: Words
    skip: Words
    menu: Words
    menu_button: Words
    close_menu: Words
    dark_theme: Words
    breadcrumbs: Words
    on_this_page: Words
    years: Words
    letters: Words
    kinds_index: Words
    neighbours: Words
    before: Words
    after: Words
    before_in_series: Words
    after_in_series: Words
    not_known: Words
    date_not_known: Words
    undated: Words
    key_facts: Words
    only_in_turkish: Words
    not_in_this_language: Words
    partly_translated: Words
    older_than_original: Words
    older_than_original_undated: Words
    read_original: Words
    published: Words
    updated: Words
    source: Words
    about_source: Words
    back_to_text: Words
    open_source: Words
    copies_note: Words
    own_theme: Words
    funder_share: Words
    in_union_area: Words
    metropolitan: Words
    project: Words
    declaration: Words
    organization: Words
    topic: Words
    signatory: Words
    last_checked: Words
    summary_notice: Words
    official_text: Words
    nothing_yet: Words
    not_found_text: Words
    language_names: LanguageNames
    titles: Titles
    intros: Intros
    descriptions: Descriptions
    ways: Ways
    home_page: HomeLabels
    sections: Sections
    clauses: Clauses
    fields: Fields
    roles: Roles
    certainties: Certainties
    qualifiers: Qualifiers
    event_kinds: EventKinds
    report_kinds: ReportKinds
    person_roles: PersonRoles
    organization_kinds: OrganizationKinds
    organization_kind_plurals: OrganizationKindPlurals
    place_kinds: PlaceKinds
    place_kind_plurals: PlaceKindPlurals
    source_kinds: SourceKinds
    source_kind_plurals: SourceKindPlurals
    signature_statuses: SignatureStatuses
    counts: Counts
    facets: FacetLabels
    timeline: TimelineLabels
    paging: PagingLabels
    clause_citation: ClauseCitationLabels
    tabs: DeclarationTabs
    reading: ReadingLabels
    signing: SigningLabels
    maps: MapLabels
    filtering: FilterLabels
    marks: Marks
    actions: Actions
    covers: Covers
    footer: Footer
    new_records: NewRecordLabels
    subscribe: Subscribe
    calendars: Calendars
    glossary: GlossaryLabels
    datasets: Datasets
    data: DataLabels
    search: Search
    search_words: SearchWords
    withdrawn: WithdrawnLabels
    card: Words
    citation: CitationLabels
    moved: MovedLabels
    translations: TranslationLabels
