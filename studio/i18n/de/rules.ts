import type {RULE_TEXTS as ENGLISH} from '../en/rules.ts'

/** Messages of the schema's rules. */
export const RULE_TEXTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'validation.article.title': 'Jeder Artikel braucht einen Titel.',
  'validation.article.reader': 'Wählen Sie den Berater, der diesen Artikel geschrieben hat.',
  'validation.article.excerpt': 'Mehr als 300 Zeichen sind zu lang für Listen und Suchmaschinen.',
  'validation.article.body': 'Der Artikel hat noch keinen Text.',
  'validation.article.sign-off': 'Eine Grußformel sollte eine kurze Zeile sein.',
  'validation.article.topics': 'Dieses Thema steht zweimal in der Liste.',
  'validation.article.related.twice': 'Dieser Artikel steht zweimal in der Liste.',
  'validation.article.related.many': 'Mehr als sechs verwandte Artikel werden selten gelesen.',
  'validation.availability.reader':
    'Diese Verfügbarkeit gehört zu keinem Berater. Öffnen Sie eine aus der Liste „Wer ist verfügbar“.',
  'validation.availability.status': 'Wählen Sie den jetzigen Status dieses Beraters.',
  'validation.reader.name': 'Jeder Berater braucht einen Namen.',
  'validation.reader.name.long': 'Namen mit mehr als 60 Zeichen passen nicht in schmale Listen.',
  'validation.reader.tagline': 'Mehr als 120 Zeichen passen nicht in eine Zeile.',
  'validation.reader.specialities': 'Dieser Schwerpunkt steht zweimal in der Liste.',
  'validation.reader.languages': 'Diese Sprache steht zweimal in der Liste.',
  'validation.status.label': 'Jeder Status braucht eine Bezeichnung.',
  'validation.status.label.long':
    'Bezeichnungen mit mehr als 40 Zeichen passen nicht in schmale Listen.',
  'validation.status.tone': 'Wählen Sie Zeichen und Farbe.',
  'validation.status.order': 'Geben Sie eine ganze Zahl ein, etwa 5.',
  'validation.topic.title': 'Jedes Thema braucht einen Titel.',
  'validation.topic.title.long': 'Titel mit mehr als 40 Zeichen passen nicht in schmale Listen.',
  'validation.settings.organisation': 'Geben Sie den Namen Ihrer Organisation ein.',
  'validation.settings.article-path':
    'Geben Sie die Adresse der Artikel ein, etwa /artikel/{slug}.',
  'validation.article-link.article': 'Wählen Sie einen Artikel oder entfernen Sie den Link.',
  'validation.audio.caption': 'Sagen Sie, was die Aufnahme enthält.',
  'validation.audio.transcript':
    'Schreiben Sie auf, was gesprochen wird, für Menschen, die es nicht hören können, und für Suchmaschinen.',
  'validation.callout.tone': 'Wählen Sie eine Art.',
  'validation.callout.body': 'Der Kasten ist leer.',
  'validation.link.href':
    'Geben Sie die Adresse ein, zu der der Link führt, oder entfernen Sie ihn.',
  'validation.phone-line.label': 'Sagen Sie, für wen diese Nummer ist.',
  'validation.phone-line.number': 'Geben Sie die Nummer ein, die Anrufer wählen.',
  'validation.phone-line.price':
    'Geben Sie die Preisangabe ein: ohne sie dürfen keine Anruflinks erscheinen.',
  'validation.pull-quote.text': 'Das Zitat ist leer.',
  'validation.pull-quote.long':
    'Ein hervorgehobenes Zitat mit mehr als 280 Zeichen liest niemand auf einen Blick.',
  'validation.reader-card.reader': 'Wählen Sie einen Berater.',
  'validation.reader-link.reader': 'Wählen Sie einen Berater oder entfernen Sie den Link.',
  'validation.seo.title': 'Suchmaschinen kürzen Titel nach etwa 60 Zeichen.',
  'validation.seo.description': 'Suchmaschinen kürzen Beschreibungen nach etwa 160 Zeichen.',
  'validation.alt.long': 'Höchstens 250 Zeichen; Einzelheiten gehören in die Bildunterschrift.',
  'validation.pin.missing': 'Jeder Berater braucht eine PIN, die Anrufer wählen können.',
  'validation.unpublished.article-link':
    'Dieser Artikel ist nicht veröffentlicht. Bis dahin ist der Link auf der Seite nur Text.',
  'validation.unpublished.reader-card':
    'Dieser Berater ist nicht veröffentlicht. Bis dahin fehlt die Karte auf der Seite.',
  'validation.unpublished.reader-link':
    'Dieser Berater ist nicht veröffentlicht. Bis dahin ist der Link auf der Seite nur Text.',
  'validation.slug.missing.title': 'Die Adresse fehlt. „Generieren“ bildet sie aus dem Titel.',
  'validation.slug.missing.name': 'Die Adresse fehlt. „Generieren“ bildet sie aus dem Namen.',
  'validation.alt.missing':
    'Beschreiben Sie, was das Bild zeigt, für Menschen, die es nicht sehen können.',
  'validation.path.placeholder':
    'Schreiben Sie einmal {slug}, wo der letzte Teil der Adresse des Artikels hingehört, etwa /artikel/{slug}.',
  'validation.path.braces': 'Geschweifte Klammern nur für {slug}, etwa /artikel/{slug}.',
  'validation.path.begin':
    'Beginnen Sie mit einem Schrägstrich oder mit https://, etwa /artikel/{slug}.',
  'validation.audio.file': 'Laden Sie eine Tondatei hoch oder wählen Sie eine, etwa eine MP3.',
  'validation.figure.image':
    'Laden Sie ein Bild hoch, wählen Sie eines oder entfernen Sie dieses leere.',
  'validation.language.unknown':
    '„{{tag}}“ ist kein Sprachcode. Schreiben Sie de für Deutsch, en für Englisch, pt-BR für brasilianisches Portugiesisch.',
  'validation.language.spelling': 'Schreiben Sie {{canonical}} statt {{tag}}.',
  'validation.link.hidden-characters':
    'Die Adresse enthält unsichtbare Zeichen. Tippen Sie sie, statt sie einzufügen.',
  'validation.link.spaces':
    'Eine Adresse enthält keine Leerzeichen. Schreiben Sie %20 für ein Leerzeichen.',
  'validation.link.backslash':
    'Eine Adresse enthält keinen umgekehrten Schrägstrich. Nehmen Sie /.',
  'validation.link.two-slashes':
    'Zwei Schrägstriche führen zu einer anderen Website. Schreiben Sie https:{{href}} oder nur einen für eine eigene Seite.',
  'validation.link.no-scheme':
    'Beginnen Sie mit https:// oder, für eine eigene Seite, mit einem Schrägstrich: https://{{href}}.',
  'validation.link.forbidden-scheme':
    'Ein Link darf nicht mit {{scheme}} beginnen. Erlaubt sind https://, http://, mailto:, tel: und Pfade wie /kontakt.',
  'validation.link.no-mail-address':
    'Schreiben Sie nach mailto: eine E-Mail-Adresse, etwa mailto:hallo@example.org.',
  'validation.link.no-phone-number':
    'Schreiben Sie nach tel: eine Telefonnummer, etwa tel:+49301234567.',
  'validation.link.no-host':
    'Das ist keine vollständige Webadresse. Schreiben Sie sie wie https://example.org/seite.',
  'validation.link.credentials':
    'Die Adresse enthält einen Benutzernamen oder ein Passwort. Entfernen Sie alles bis einschließlich @.',
  'validation.phone.spaces': 'Zwischen den Ziffern nur einzelne Leerzeichen: {{number}}.',
  'validation.phone.form':
    'Beginnen Sie mit Plus und der Landesvorwahl, danach nur Ziffern und einzelne Leerzeichen: +49 30 1234567.',
  'validation.pin.spaces':
    'Eine PIN hat keine Leerzeichen oder Striche: 4 bis 10 Ziffern, etwa 700107.',
  'validation.pin.format': 'Eine PIN hat 4 bis 10 Ziffern, etwa 700107.',
  'validation.pin.taken': 'Die PIN {{pin}} gehört zu {{name}}. Wählen Sie eine andere.',
  'validation.pin.taken-by-retired':
    'Die PIN {{pin}} gehört zu {{name}} (ausgeschieden). Eine PIN wird nie wieder vergeben: wählen Sie eine andere.',
  'validation.pin.unnamed-holder': 'einem Berater ohne Namen',
  'validation.slug.long': 'Die Adresse hat {{count}} Zeichen; höchstens {{maximum}} sind möglich.',
  'validation.slug.format': 'Nur Kleinbuchstaben von a bis z, Ziffern und einzelne Bindestriche.',
  'validation.slug.format-such-as':
    'Nur Kleinbuchstaben von a bis z, Ziffern und einzelne Bindestriche, etwa {{example}}.',
  'validation.slug.taken': '{{name}} hat diese Adresse schon. Wählen Sie eine andere.',
  'validation.slug.former':
    '{{name}} hatte früher diese Adresse. Links dorthin führen dann zu diesem Artikel.',
  'validation.slug.unnamed-holder': 'Etwas ohne Titel',
  'validation.quoted': '„{{text}}“',
  'validation.time-zone':
    '„{{name}}“ ist keine Zeitzone. Schreiben Sie eine Region und eine Stadt, etwa Europe/Berlin oder Europe/Vienna.',
  'validation.title.long': 'Der Titel hat {{count}} Zeichen; höchstens {{maximum}} sind möglich.',
  'validation.title.cut':
    'Der Titel hat {{count}} Zeichen; Suchmaschinen kürzen ihn nach etwa {{maximum}}.',
}
