"""What is said of every kind of problem, in Turkish and English: what is wrong, then what to write; by the code of the problem."""

MESSAGES: dict[str, tuple[str, str]] = {
    # reading
    "not-utf-8": (
        "dosya UTF-8 değil; UTF-8 kodlamasıyla kaydedin",
        "the file is not UTF-8; save it in the encoding UTF-8",
    ),
    "unreadable": (
        "dosya okunamadı ({reason}); dosyanın izinlerini denetleyin",
        "the file cannot be read ({reason}); check its permissions",
    ),
    "too-large": (
        "dosya çok büyük; en çok {limit} bayt olabilir",
        "the file is too large; it may have {limit} bytes at most",
    ),
    "not-a-file": (
        "bu, bir dosya değil ya da içerik klasörünün dışına çıkan bir bağlantı; yerine gerçek dosyayı koyun",
        "this is not a file, or a link that leads out of the content folder; put the file itself here",
    ),
    "empty-file": (
        "dosya boş; alanları yazın ya da dosyayı silin",
        "the file is empty; write its fields, or delete the file",
    ),
    "tab": (
        "sekme (tab) karakteriyle girinti yapılmış; girintiyi boşluklarla yazın",
        "the line is indented with a tab; indent with spaces",
    ),
    "hidden-character": (
        "burada görünmeyen bir karakter var ({character}); satırı silip yeniden yazın",
        "there is an invisible character here ({character}); delete the line and type it again",
    ),
    "placeholder": (
        "“{value}” okuyucular için değil, bir program ya da sonrası için yazılmış bir işaret; asıl metni yazın ya da silin",
        "“{value}” is a mark for a program or for later, not for readers; write the text itself, or delete it",
    ),
    "identity-number": (
        "burada bir T.C. kimlik numarası var gibi görünüyor; dosyadan silin, dosyalar herkese açıktır",
        "there seems to be a Turkish identity number here; delete it from the file, which is public",
    ),
    "private-email": (
        "burada kişisel bir e-posta adresi var; kurumun adresini yazın ya da silin, dosyalar herkese açıktır",
        "there is a private e-mail address here; write that of the institution, or delete it: the file is public",
    ),
    "mobile-number": (
        "burada bir cep telefonu numarası var; kurumun sabit telefonunu yazın ya da silin, dosyalar herkese açıktır",
        "there is a mobile number here; write the office’s landline, or delete it: the file is public",
    ),
    "unclosed-quote": (
        "açılan tırnak kapanmamış; metnin sonuna da aynı tırnağı koyun",
        "a quotation mark is opened but not closed; put the same mark at the end of the text",
    ),
    "backslash": (
        "çift tırnak içinde “\\” özel bir anlam taşır; metni tek tırnak (') içine alın",
        "“\\” has a meaning of its own inside double quotation marks; put the text in single ones (')",
    ),
    "colon-in-text": (
        "metnin içinde “: ” var; metnin tamamını tırnak içine alın",
        "the text holds “: ”; put the whole text in quotation marks",
    ),
    "unclosed-bracket": (
        "parantezler tutmuyor; her [ için bir ], her {{ için bir }} koyun, değerleri tek virgülle ayırın",
        "the brackets do not match; close every [ with ] and every {{ with }}, and put one comma between values",
    ),
    "bad-indentation": (
        "girinti tutmuyor; aynı düzeydeki alanları aynı sütunda başlatın",
        "the indentation does not match; start fields of one level in one column",
    ),
    "special-start": (
        "metin {character} ile başlayamaz; metnin tamamını tırnak içine alın",
        "a text cannot start with {character}; put the whole text in quotation marks",
    ),
    "bad-yaml": (
        "YAML burada okunamıyor ({reason}); iki noktayı, tırnakları ve girintiyi denetleyin",
        "the YAML cannot be read here ({reason}); check colons, quotation marks and indentation",
    ),
    "hash-in-text": (
        "“ #” metnin kalanını açıklamaya çevirir; metni tırnak içine alın ya da açıklamayı “# ” ile başlatın",
        "“ #” turns the rest of the text into a comment; put the text in quotation marks, or start the comment with “# ”",
    ),
    "several-documents": (
        "dosyada “---” ile ayrılmış birden çok belge var; tek belge bırakın",
        "the file holds several documents, separated by “---”; leave one",
    ),
    "alias": (
        "YAML kısaltmaları (& ve *) kullanılamaz; metni yazın ya da tırnak içine alın",
        "YAML anchors and aliases (& and *) are not supported; write the text out, or put it in quotation marks",
    ),
    "tag": (
        "YAML etiketleri (!) kullanılamaz; etiketi silin ya da metni tırnak içine alın",
        "YAML tags (!) are not supported; delete the tag, or put the text in quotation marks",
    ),
    "too-deep": (
        "alanlar çok derin iç içe geçmiş; en çok {limit} düzey kullanın",
        "the fields are nested too deeply; use {limit} levels at most",
    ),
    "too-many": (
        "burada çok fazla değer var; en çok {limit} yazılabilir",
        "there are too many values here; {limit} may stand here at most",
    ),
    "key-not-text": ("alan adı düz bir metin değil; düz bir ad yazın", "a field's name is not plain text; write a plain name"),
    "duplicate-key": (
        "bu alan dosyada ikinci kez yazılmış (ilki {line}. satırda); birini silin",
        "this field is written a second time (first in line {line}); delete one of them",
    ),
    "no-front-matter": (
        "sayfanın başında alanları yok; sayfayı “---” satırları arasında title, description ve published ile başlatın",
        "the page has no head; start it with title, description and published between lines of “---”",
    ),
    "no-front-matter-of-translation": (
        "sayfanın başında alanları yok; sayfayı “---” satırları arasında title ve description ile başlatın",
        "the page has no head; start it with title and description between lines of “---”",
    ),
    "no-body": ("alanların altında metin yok; sayfanın metnini yazın", "there is no text below the head; write the page's text"),
    # files
    "unknown-file": (
        "bu dosya hiçbir sayfaya ait değil{closest}; dosyayı doğru klasöre taşıyın ya da silin",
        "this file belongs to no page{closest}; move it to the right folder, or delete it",
    ),
    "missing-file": ("site için gerekli olan bu dosya yok; ekleyin", "the site needs this file, which is missing; add it"),
    "bad-file-name": (
        "dosya adı yalnızca küçük ASCII harfleri, rakam ve tire içerebilir; örneğin {suggestion}",
        "a file's name may hold only lower-case ASCII letters, digits and hyphens; for example {suggestion}",
    ),
    "reserved-name": (
        "“{value}” Windows’ta bir dosyanın adı olamaz; dosyaya başka bir ad verin",
        "no file can be called “{value}” on Windows; give it another name",
    ),
    "same-name": (
        "bu ad, {path} adından yalnızca büyük ve küçük harfte ayrılıyor; birinin adını değiştirin",
        "this name differs from {path} in capital letters only; give one of them another name",
    ),
    "english-without-turkish": (
        "bu İngilizce dosyanın Türkçesi yok; önce {path} dosyasını yazın ya da bu dosyayı silin",
        "this English file has no Turkish one; write {path} first, or delete this file",
    ),
    "not-in-the-menu": (
        "“{value}” menüde gösterilecek bir sayfa değil{closest}; dosyanın adını düzeltin ya da satırı silin",
        "“{value}” is no page for the menu{closest}; correct the file's name, or delete the line",
    ),
    # fields
    "unknown-field": (
        "bilinmeyen alan{closest}; alanın adını düzeltin ya da satırı silin",
        "unknown field{closest}; correct its name, or delete the line",
    ),
    "field-of-others": (
        "bu alan burada kullanılmaz, yalnızca şuralarda yazılır: {allowed}; satırı silin",
        "this field is not used here, only in: {allowed}; delete the line",
    ),
    "words-without-turkish": (
        "bu metnin Türkçesi ({path}) yok; önce Türkçesini yazın ya da bu satırı silin",
        "there is no Turkish ({path}) for these words; write it first, or delete this line",
    ),
    "fact-in-english": (
        "bu bir bilgi alanıdır, yalnızca Türkçe dosyada ({path}) yazılır; bu satırı silin",
        "this is a fact: it stands in the Turkish file only ({path}); delete this line",
    ),
    "key-without-turkish": (
        "bu anahtar Türkçe dosyada ({path}) yok{closest}; aynı anahtarı kullanın",
        "this key is not in the Turkish file ({path}){closest}; use the same key",
    ),
    "unknown-name": (
        "bu etikette “{{{value}}}” kullanılamaz; kullanılabilenler: {allowed}",
        "this label cannot have “{{{value}}}”; it can have: {allowed}",
    ),
    "missing": ("zorunlu alan eksik; ekleyin", "a required field is missing; add it"),
    "not-a-mapping": (
        "burada alt alanlar olmalı; “ad: değer” satırları yazın",
        "fields are needed here; write lines of the form “name: value”",
    ),
    "not-a-list": (
        "burada bir liste olmalı; her satırı “- ” ile başlatın ya da [bir, iki] biçiminde yazın",
        "a list is needed here; start each line with “- ”, or write [one, two]",
    ),
    "not-a-text": (
        "burada düz bir metin olmalı; metnin içinde “: ” varsa tamamını tırnak içine alın",
        "plain text is needed here; if it holds “: ”, put all of it in quotation marks",
    ),
    "empty-value": ("değer boş; yazın ya da satırı silin", "the value is empty; write it, or delete the line"),
    "lines-lost": (
        "bu metnin satırları birleşip tek paragraf olur; “body: |” yazıp metni alt satırdan, girintili başlatın",
        "the lines of this text run together into one paragraph; write “body: |”, and start the text in the next line, indented",
    ),
    "several-lines": ("metin birden çok satır; tek satır olarak yazın", "the text has several lines; write it as one"),
    "too-long": (
        "metin çok uzun; en çok {limit} karakter olacak biçimde kısaltın",
        "the text is too long; shorten it to {limit} characters at most",
    ),
    "not-a-key": (
        "“{value}” anahtar olamaz; küçük ASCII harfleri, rakam ve tire kullanın, örneğin {suggestion}",
        "“{value}” cannot be a key; use lower-case ASCII letters, digits and hyphens, for example {suggestion}",
    ),
    "reserved-slug": (
        "bu sayfanın adresi ({uri}) sitenin kendi sayfalarına ayrılmış; başka bir slug yazın",
        "this page's address ({uri}) is kept for pages that the site makes itself; write another slug",
    ),
    "not-a-slug": (
        "“{value}” adres olamaz; küçük ASCII harfleri, rakam ve tire kullanın, örneğin {suggestion}",
        "“{value}” cannot be an address; use lower-case ASCII letters, digits and hyphens, for example {suggestion}",
    ),
    "not-a-date": (
        "“{value}” tarih değil; YYYY-AA-GG yazın, örneğin {suggestion}",
        "“{value}” is not a date; write YYYY-MM-DD, for example {suggestion}",
    ),
    "no-such-day": (
        "“{value}” takvimde yok; YYYY-AA-GG yazın, örneğin {suggestion}",
        "“{value}” is not in the calendar; write YYYY-MM-DD, for example {suggestion}",
    ),
    "no-such-month": (
        "“{value}” takvimde yok; YYYY-AA-GG yazın, örneğin {suggestion}",
        "“{value}” is not in the calendar; write YYYY-MM-DD, for example {suggestion}",
    ),
    "year-out-of-range": (
        "“{value}” yılı 1000 ile 2999 arasında olmalı; örneğin {suggestion}",
        "the year of “{value}” must be between 1000 and 2999; for example {suggestion}",
    ),
    "qualified-interval": (
        "“{value}” aralığında ~, ? ve % kullanılamaz; işareti silin",
        "~, ? and % cannot stand in the span “{value}”; delete the mark",
    ),
    "end-before-start": (
        "“{value}” aralığının sonu başından önce; önce ilk günü, sonra son günü yazın",
        "the span “{value}” ends before it starts; write the first day, then the last",
    ),
    "mixed-precision": (
        "“{value}” aralığının iki ucu aynı kesinlikte değil; ikisini de gün, ay ya da yıl olarak yazın",
        "the ends of the span “{value}” are not equally precise; write both as days, months or years",
    ),
    "not-a-day": (
        "“{value}” tek bir gün değil; YYYY-AA-GG yazın, örneğin 2019-10-01",
        "“{value}” is not a single day; write YYYY-MM-DD, for example 2019-10-01",
    ),
    "not-a-number": (
        "“{value}” sayı değil; yalnızca rakam yazın, ondalık için nokta kullanın, örneğin 5000 ya da 12.5",
        "“{value}” is not a number; write digits only, with a point for decimals, for example 5000 or 12.5",
    ),
    "grouped-number": (
        "“{value}” sayısını ayırıcı koymadan yazın: {plain}; sayfa ayırıcıyı kendisi koyar",
        "write “{value}” without separators: {plain}; the page puts them in",
    ),
    "not-a-whole-number": (
        "“{value}” tam sayı değil; yalnızca rakam yazın, örneğin 5000",
        "“{value}” is not a whole number; write digits only, for example 5000",
    ),
    "not-true-or-false": (
        "“{value}” burada kullanılamaz; true ya da false yazın",
        "“{value}” is not allowed here; write true or false",
    ),
    "not-an-address": (
        "“{value}” web adresi değil; https:// ile başlayan tam adresi yazın",
        "“{value}” is not a web address; write it whole, starting with https://",
    ),
    "not-an-isbn": (
        "“{value}” geçerli bir ISBN değil; 13 rakamı denetleyin",
        "“{value}” is not a valid ISBN; check its 13 digits",
    ),
    "not-a-language": (
        "“{value}” dil kodu değil; örneğin tr ya da en yazın",
        "“{value}” is not a language code; write tr or en, for example",
    ),
    "not-a-country": ("“{value}” ülke kodu değil; örneğin TR yazın", "“{value}” is not a country code; write TR, for example"),
    "not-a-currency": ("“{value}” para birimi kodu değil; örneğin EUR yazın", "“{value}” is not a currency code; write EUR, for example"),
    "not-allowed": (
        "“{value}” burada kullanılamaz{closest}; şunlardan biri olmalı: {allowed}",
        "“{value}” is not allowed here{closest}; use one of: {allowed}",
    ),
    "not-a-unit": (
        "“{value}” birim değil; yüzde için percent ya da EUR gibi bir para birimi kodu yazın",
        "“{value}” is not a unit; write percent, or the code of a currency such as EUR",
    ),
    "not-a-province-code": ("“{value}” il kodu değil; örneğin TR-34 yazın", "“{value}” is not a province's code; write TR-34, for example"),
    "too-few": (
        "yeterince değer yok; en az {limit} değer yazın",
        "there are too few values; write at least {limit}",
    ),
    "invalid": ("geçersiz değer ({reason}); düzeltin", "invalid value ({reason}); correct it"),
    # references and rules
    "unknown-reference": (
        "“{value}” {register} içinde yok{closest}; anahtarı düzeltin ya da önce oraya ekleyin",
        "“{value}” is not in {register}{closest}; correct the key, or add it there first",
    ),
    "self-reference": ("bir kayıt kendisini gösteremez; satırı silin", "an entry cannot point at itself; delete the line"),
    "circular": (
        "“{value}” dolaylı olarak kendi üstünde görünüyor; zincirdeki satırlardan birini silin",
        "“{value}” is above itself in the end; delete one of the lines in the chain",
    ),
    "city-of-its-province": (
        "bir kent, adını taşıyan ille aynı sayfada gösterilir; bu kaydı silin, geçtiği yerlere ilin anahtarını yazın: {province}; "
        "eski adresi ilin redirect_from alanına yazın",
        "a city is shown on the page of the province of its name; delete this record, and write the province’s key where it is named: "
        "{province}; write the old address into the province’s redirect_from",
    ),
    "same-address": (
        "bu sayfanın adresi ({uri}) {path} dosyasındakiyle aynı; birine slug yazın ya da değiştirin",
        "this page's address ({uri}) is the same as that of {path}; give one of them another slug",
    ),
    "unknown-citation": (
        "[@{value}] kaynakçada yok{closest}; anahtarı düzeltin ya da sources.yml dosyasına ekleyin",
        "[@{value}] is not in the bibliography{closest}; correct the key, or add it to sources.yml",
    ),
    "unknown-link": (
        "“{value}” bağlantısı sitede yok{closest}; bağlantıyı düzeltin",
        "the link “{value}” leads nowhere on this site{closest}; correct it",
    ),
    "bad-link": (
        "“{value}” bağlantısı kullanılamaz; https://, mailto: ya da tel:+ ile başlayan bir adres yazın",
        "the link “{value}” cannot be used; write an address that starts with https://, mailto: or tel:+",
    ),
    "bad-dots": (
        "[[{value}]] okunamadı; her parçayı sayısıyla yazıp virgülle ayırın: [[dots: 32 iç paydaş, 20 dış paydaş]]; "
        "sayılar 1 ile {most} arasında olur",
        "[[{value}]] cannot be read; write each part with its number, and commas between them: [[dots: 32 members, 20 guests]]; "
        "numbers go from 1 to {most}",
    ),
    "dead-anchor": (
        "“{value}”: o sayfada böyle bir bölüm yok{closest}; # işaretinden sonrasını düzeltin ya da silin",
        "“{value}”: that page has no such section{closest}; correct what follows the #, or delete it",
    ),
    "dead-address": (
        "“{value}” bu sitenin adresidir, ama orada sayfa yok{closest}; adresi düzeltin ya da kayda anahtarıyla bağlanın",
        "“{value}” is an address of this site, but there is no page{closest}; correct it, or link to the record by its key",
    ),
    "address-with-blank": (
        "“{value}” adresinde boşluk var; boşluğu silin ya da %20 yazın",
        "the address “{value}” holds a blank; delete it, or write %20",
    ),
    "link-without-words": (
        "“{value}” bağlantısının metni yok; köşeli parantezin içine sayfanın adını yazın",
        "the link “{value}” has no words; write the name of the page inside the square brackets",
    ),
    "empty-heading": (
        "başlığın metni yok; başlığı yazın ya da satırı silin",
        "the heading has no words; write them, or delete the line",
    ),
    "note-without-text": (
        "[^{value}] dipnotunun metni yok; aynı bölümde “[^{value}]: metin” diye bir satır yazın",
        "the footnote [^{value}] has no text; write a line “[^{value}]: text” in the same part of the text",
    ),
    "note-unused": (
        "[^{value}] dipnotuna metinde yer verilmemiş; metne [^{value}] yazın ya da bu satırı silin",
        "no text refers to the footnote [^{value}]; write [^{value}] in the text, or delete this line",
    ),
    "unknown-block": (
        "[[{value}]] diye bir bölüm yok{closest}; adını düzeltin ya da satırı silin",
        "there is no block [[{value}]]{closest}; correct its name, or delete the line",
    ),
    "draft-of-home": (
        "ana sayfa taslak olamaz; bu satırı silin",
        "the home page cannot be a draft; delete this line",
    ),
    "image-without-text": (
        "“{value}” resminin alternatif metni yok; ![resmin anlattığı](…) biçiminde yazın",
        "the picture “{value}” has no alternative text; write ![what it shows](…)",
    ),
    "image-elsewhere": (
        "“{value}” bu sitenin bir resmi değil; resmi docs/assets/ içine koyup ![…](../assets/…) biçiminde yazın",
        "“{value}” is not a picture of this site; put it into docs/assets/, and write ![…](../assets/…)",
    ),
    "picture-with-place": (
        "resmin içinde çekildiği yerin konumu (GPS) kayıtlı ya da resim okunamıyor; konum bilgisini silip yeniden kaydedin",
        "the picture says where it was taken (GPS), or cannot be read; remove the place and save it again",
    ),
    "picture-form": (
        "“{value}” biçimindeki resimleri her tarayıcı göstermez; resmi JPEG, PNG ya da WebP olarak kaydedin",
        "not every browser shows pictures in the format “{value}”; save it as JPEG, PNG or WebP",
    ),
    "drawing-runs": (
        "çizimde çalışan ya da dışarıdan bir şey isteyen bir bölüm var ({value}); o bölümü silin",
        "the drawing holds something that runs, or asks for something from outside ({value}); delete it",
    ),
    "drawing-broken": (
        "çizim (SVG) okunamıyor; çizim programında açıp yeniden kaydedin",
        "the drawing (SVG) cannot be read; open it in a drawing program and save it again",
    ),
    "file-outside-assets": (
        "sayfaların yanında yalnızca docs/assets/ klasöründeki dosyalar yayımlanır; dosyayı oraya taşıyın ya da silin",
        "only files in docs/assets/ are published beside the pages; move the file there, or delete it",
    ),
    "file-kind": (
        "“.{value}” dosyaları yayımlanamaz; şunlardan biri olarak kaydedin: {allowed}",
        "files that end in “.{value}” cannot be published; save it as one of: {allowed}",
    ),
    "file-name": (
        "dosya adında yalnızca ASCII harfleri, rakam, tire ve tek bir uzantı olabilir; örneğin {suggestion}",
        "a file's name may hold only ASCII letters, digits, hyphens and one ending; for example {suggestion}",
    ),
    "hidden-reference": (
        "“{value}” görünmeyen bir karakter yazar ({character}); silin",
        "“{value}” writes an invisible character ({character}); delete it",
    ),
    "raw-html": (
        "ham HTML kullanılamaz ({value}); Markdown yazın",
        "raw HTML is not supported ({value}); write Markdown",
    ),
    "text-too-deep": (
        "metin çok derin iç içe geçmiş; girintiyi azaltın, tanımların arasına boş satır koyun",
        "the text is nested too deeply; indent less, and put blank lines between definitions",
    ),
    "heading-level": (
        "metin içinde # ile birinci düzey başlık kullanılmaz; ## ile başlayın",
        "a text holds no heading of the first level (#); start with ##",
    ),
    "certainty-without-date": ("date yokken certainty yazılamaz; satırı silin", "certainty cannot stand without a date; delete the line"),
    "within-and-day": (
        "günü bilinen bir tarihle within birlikte yazılamaz; birini silin",
        "within cannot stand beside a date whose day is known; delete one of them",
    ),
    "date-outside-within": ("date, within aralığının dışında; birini düzeltin", "the date is outside of within; correct one of them"),
    "updated-before-published": ("updated, published tarihinden önce; birini düzeltin", "updated is before published; correct one of them"),
    "translation-in-turkish": (
        "bu alan yalnızca çevirinin dosyasında (content/en/) yazılır; satırı silin",
        "this field stands in the translation's file only (content/en/); delete the line",
    ),
    "translation-before-published": (
        "translation_published, Türkçe dosyadaki published tarihinden önce; birini düzeltin",
        "translation_published is before published in the Turkish file; correct one of them",
    ),
    "not-a-year": (
        "“{value}” bir yıl değil; yılı dört rakamla yazın, örneğin 2019",
        "“{value}” is no year; write it with four digits, for example 2019",
    ),
    "no-such-figure": (
        "“{value}” orada bir sayı değil{closest}; sayının anahtarını düzeltin",
        "“{value}” is no figure there{closest}; correct the figure's key",
    ),
    "no-such-field": (
        "“{value}” bu kayıtta bir alan değil{closest}; alanın adını düzeltin",
        "“{value}” is not a field of this entry{closest}; correct the field's name",
    ),
    "not-an-old-address": (
        "“{value}” eski bir adres olamaz; sitenin adından sonraki bölümü yazın, örneğin {suggestion}",
        "“{value}” cannot be an old address; write what follows the site's name, for example {suggestion}",
    ),
    "old-address-taken": (
        "{uri} bugün {path} dosyasındaki bir sayfanın adresi; başka yere yönlendirilemez, satırı silin",
        "{uri} is today the address of a page of {path}; it cannot lead elsewhere, delete the line",
    ),
    "old-address-twice": (
        "{uri} adresini {path} dosyası da istiyor; birinden silin",
        "{path} asks for the address {uri}, too; delete it from one of them",
    ),
    # the ledger of addresses
    "address-changed": (
        "“{turkish}” sayfasının /{uri} adresi kaybolacak; slug değerini eskisi gibi yazın ya da ekleyin: redirect_from: [{uri}]",
        "the address /{uri} of “{english}” would be lost; write its slug as it was, or add: redirect_from: [{uri}]",
    ),
    "address-without-record": (
        "/{uri} adresi kaybolacak: {record} artık yayımlanmıyor; kaydı geri koyun (gerekirse withdrawn: ile), "
        "ya da yerini tutan kaydın o dildeki dosyasına ekleyin: redirect_from: [{uri}]",
        "the address /{uri} would be lost: {record} is no longer published; bring it back (with withdrawn:, if need be), "
        "or add to what takes its place, in the file of that language: redirect_from: [{uri}]",
    ),
    "address-of-another": (
        "/{uri} adresi eskiden {record} kaydınındı; “{turkish}” için başka bir slug yazın",
        "the address /{uri} was that of {record}; give “{english}” another slug",
    ),
    "key-changed": (
        "“{turkish}” kaydının dosyası eskiden {record} idi; akış ve takvimlerdeki kimliği değişir: eski adına döndürün (git mv) "
        "ya da başka bir kayıtsa başka bir slug yazın",
        "the file of “{english}” used to be {record}; its id in feeds and calendars would change: give it its old name (git mv), "
        "or another slug if it is another record",
    ),
    "bad-ledger-line": (
        "satır “/adres kayıt” biçiminde değil; dosyayı önceki hâline getirin",
        "the line has not the form “/address record”; bring the file back to what it was",
    ),
    "publisher-twice": (
        "publisher ve publisher_name birlikte yazılamaz; birini silin",
        "publisher and publisher_name cannot both stand; delete one",
    ),
    # warnings
    "published-later": (
        "published bugünden sonra; kayıt yine de hemen yayımlanır, günü denetleyin",
        "published is after today; the entry is published at once all the same, check the day",
    ),
    "repeated-value": (
        "“{value}” bu listede ikinci kez yazılmış; birini silin",
        "“{value}” stands in this list a second time; delete one of them",
    ),
    "other-term": (
        "öteki dildeki metin “{term}” diyor, bu metin “{value}”; terimler sözlüğündeki karşılığı “{agreed}”",
        "the other language says “{term}” here, this text says “{value}”; the glossary’s word for it is “{agreed}”",
    ),
    "straight-quotes": (
        "metinde düz tırnak var; yerine açan “ ve kapatan ” işaretlerini yazın",
        "the text has a straight quotation mark; write the opening “ and the closing ” instead",
    ),
    "unequal-lists": (
        "liste Türkçede {turkish}, İngilizcede {english} satır; eksik olanı ekleyin ya da fazlayı silin",
        "the list has {turkish} items in Turkish and {english} in English; add what is missing, or delete what is too much",
    ),
    "other-citations": (
        "iki dilin metni aynı kaynakları göstermiyor ({value}); eksik olan atfı öteki dile de yazın",
        "the two languages do not cite the same sources ({value}); cite in the other language, too, what is missing there",
    ),
    "announced-without-remark": (
        "tarih yalnızca duyurulmuş; kaynağın ne dediğini yazın: remarks: {{date: {{text: …}}}}",
        "the date was announced only; say what the source says of it: remarks: {{date: {{text: …}}}}",
    ),
    "long-summary": (
        "özet {value} karakter; listelerde ve aramada kesilmemesi için {limit} karaktere indirin, kalanını body alanına taşıyın",
        "the summary has {value} characters; bring it down to {limit}, so that lists and search do not cut it, and move the rest to body",
    ),
    "unused-record": (
        "“{value}” hiçbir kayıtta geçmiyor; ilgili kayda ekleyin ya da silin",
        "nothing refers to “{value}”; name it in the record that it belongs to, or delete it",
    ),
}
"""What is wrong and what to write, by code: Turkish, English."""

WARNINGS = frozenset(
    {
        *("other-term", "published-later", "repeated-value", "straight-quotes", "unequal-lists", "other-citations"),
        *("announced-without-remark", "long-summary", "unused-record"),
    }
)
"""The codes of what an editor should look at, but what stops nothing."""

PERSONAL = frozenset({"identity-number", "private-email", "mobile-number"})
"""The codes of personal details; the words themselves are repeated in no report, since reports are public and stay."""
