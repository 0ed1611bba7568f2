/**
 * The titles and descriptions of the schema. The English ones are in the schema itself; a test compares their keys,
 * which are explained at `findTitled()`.
 */
export const SCHEMA_TEXTS = {
  'schema.article': 'Artikel',
  'schema.article.groups.write': 'Schreiben',
  'schema.article.groups.listing': 'Datum und Themen',
  'schema.article.groups.search': 'Suchmaschinen',
  'schema.article.orderings.newest': 'Neueste zuerst',
  'schema.article.orderings.title': 'Titel',
  'schema.article.fields.title': 'Titel',
  'schema.article.fields.slug': 'Adresse',
  'schema.article.fields.slug.description':
    'Der letzte Teil der Adresse dieses Artikels. „Generieren“ bildet ihn aus dem Titel. Ändern Sie ihn nach dem Veröffentlichen, führen Links zur alten Adresse zur neuen.',
  'schema.article.fields.formerSlugs': 'Frühere Adressen',
  'schema.article.fields.formerSlugs.description':
    'Links zu diesen Adressen führen zu diesem Artikel. Eine Adresse kommt hinzu, wenn Sie den Artikel unter einer anderen veröffentlichen.',
  'schema.article.fields.reader': 'Berater',
  'schema.article.fields.reader.description':
    'Wer den Artikel geschrieben hat. Unter dem Artikel steht die PIN des Beraters.',
  'schema.article.fields.excerpt': 'Auszug',
  'schema.article.fields.excerpt.description': 'Ein oder zwei Sätze für Listen und Suchmaschinen.',
  'schema.article.fields.cover': 'Titelbild',
  'schema.article.fields.cover.description':
    'Ein breites Bild über dem Text. Wählen Sie den Ausschnitt so, dass am Rand nichts Wichtiges liegt.',
  'schema.article.fields.cover.fields.alt': 'Alternativtext',
  'schema.article.fields.cover.fields.alt.description':
    'Was das Bild zeigt, für Menschen, die es nicht sehen können.',
  'schema.article.fields.cover.fields.caption': 'Bildunterschrift',
  'schema.article.fields.cover.fields.caption.description': 'Steht unter dem Bild.',
  'schema.article.fields.body': 'Text',
  'schema.article.fields.body.description':
    'Schreiben Sie hier oder fügen Sie Text aus Word ein. Bilder, Zitate, Kästen und Beraterkarten kommen aus der Leiste über dem Text.',
  'schema.article.fields.signOff': 'Grußformel',
  'schema.article.fields.signOff.description':
    'Eine Schlusszeile wie „Alles Liebe,“. Die Signatur mit der PIN wird automatisch ergänzt.',
  'schema.article.fields.publishedAt': 'Datum',
  'schema.article.fields.publishedAt.description':
    'Steht über dem Artikel. Ist es leer, wird es beim Veröffentlichen gesetzt: durch die Schaltfläche „Veröffentlichen“, ein Release oder eine geplante Veröffentlichung.',
  'schema.article.fields.topics': 'Themen',
  'schema.article.fields.topics.description':
    'Wovon der Artikel handelt. Besucher finden Artikel nach Themen.',
  'schema.article.fields.related': 'Verwandte Artikel',
  'schema.article.fields.related.description':
    'Stehen am Ende des Artikels. Lassen Sie das Feld leer, um keine zu zeigen.',
  'schema.article.fields.seo': 'Suchmaschinen',
  'schema.article.fields.seo.description':
    'Bleiben diese Felder leer, erhalten Suchmaschinen Titel und Auszug des Artikels.',
  'schema.reader': 'Berater',
  'schema.reader.description':
    'Jemand, den Anrufer erreichen. Berater scheiden aus, werden aber nie gelöscht, damit eine alte PIN nie zu jemand anderem führt.',
  'schema.reader.groups.profile': 'Profil',
  'schema.reader.groups.work': 'Arbeit',
  'schema.reader.orderings.name': 'Name',
  'schema.reader.orderings.pin': 'PIN',
  'schema.reader.fields.name': 'Name',
  'schema.reader.fields.name.description': 'Der Name, unter dem Anrufer diesen Berater kennen.',
  'schema.reader.fields.pin': 'PIN',
  'schema.reader.fields.slug': 'Adresse',
  'schema.reader.fields.slug.description':
    'Der letzte Teil der Adresse der Seite dieses Beraters. „Generieren“ bildet ihn aus dem Namen.',
  'schema.reader.fields.retired': 'Ausgeschieden',
  'schema.reader.fields.retired.description':
    'Ein ausgeschiedener Berater behält die PIN, damit sie nie zu jemand anderem führt. Das Menü neben „Veröffentlichen“ holt ihn zurück.',
  'schema.reader.fields.photo': 'Foto',
  'schema.reader.fields.photo.description':
    'Erscheint klein und rund neben dem Namen. Wählen Sie den Ausschnitt so, dass das Gesicht in der Mitte ist.',
  'schema.reader.fields.photo.fields.alt': 'Alternativtext',
  'schema.reader.fields.photo.fields.alt.description':
    'Was das Foto zeigt, für Menschen, die es nicht sehen können.',
  'schema.reader.fields.tagline': 'Kurzzeile',
  'schema.reader.fields.tagline.description': 'Eine Zeile unter dem Namen.',
  'schema.reader.fields.biography': 'Biografie',
  'schema.reader.fields.biography.description': 'Einige kurze Absätze über diesen Berater.',
  'schema.reader.fields.specialities': 'Schwerpunkte',
  'schema.reader.fields.specialities.description':
    'Was dieser Berater am besten kann. Drücken Sie nach jedem Eintrag die Eingabetaste.',
  'schema.reader.fields.languages': 'Sprachen',
  'schema.reader.fields.languages.description':
    'Die Codes der Sprachen, die dieser Berater mit Anrufern spricht, etwa de für Deutsch, en für Englisch oder pt-BR für brasilianisches Portugiesisch. Drücken Sie nach jedem Eintrag die Eingabetaste.',
  'schema.availability': 'Verfügbarkeit',
  'schema.availability.description':
    'Der jetzige Status eines Beraters. Umschalten wirkt sofort auf allen Seiten.',
  'schema.availability.fields.reader': 'Berater',
  'schema.availability.fields.status': 'Status',
  'schema.availability.fields.status.description':
    'Umschalten wirkt sofort auf allen Seiten. Sie müssen nichts veröffentlichen.',
  'schema.availability.fields.note': 'Notiz',
  'schema.availability.fields.note.description':
    'Steht neben dem Status, etwa „zurück am 3. März“.',
  'schema.availability.fields.since': 'Seit',
  'schema.availability.fields.since.description': 'Wann dieser Status begonnen hat.',
  'schema.availability.fields.until': 'Bis',
  'schema.availability.fields.until.description':
    'Wann dieser Status endet. Ein weiteres Umschalten entfernt das Ende.',
  'schema.availability.fields.next': 'Nächster Status',
  'schema.availability.fields.next.description':
    'Der Status, der von selbst folgt, ohne dass jemand umschaltet.',
  'schema.status': 'Status',
  'schema.status.description': 'Die Worte, mit denen Sie sagen, ob ein Berater erreichbar ist.',
  'schema.status.orderings.order': 'Position in Listen',
  'schema.status.fields.label': 'Bezeichnung',
  'schema.status.fields.label.description':
    'Was Besucher lesen, etwa „Verfügbar“ oder „In der Pause“.',
  'schema.status.fields.tone': 'Zeichen und Farbe',
  'schema.status.fields.tone.description': 'Steht neben der Bezeichnung.',
  'schema.status.fields.tone.options.available': 'Verfügbar: ein voller Punkt',
  'schema.status.fields.tone.options.busy': 'Beschäftigt: ein Ring',
  'schema.status.fields.tone.options.in-call': 'Im Gespräch: ein Ring mit einem Punkt darin',
  'schema.status.fields.tone.options.away': 'Abwesend: ein halber Ring',
  'schema.status.fields.tone.options.unavailable': 'Nicht verfügbar: ein Balken',
  'schema.status.fields.takesCalls': 'Nimmt Anrufe an',
  'schema.status.fields.takesCalls.description':
    'Ein Berater hat nur dann einen Anruflink, wenn sein Status Anrufe annimmt.',
  'schema.status.fields.order': 'Position in Listen',
  'schema.status.fields.order.description':
    'Status stehen von der kleinsten zur größten Zahl in der Liste.',
  'schema.statusChange': 'Statuswechsel',
  'schema.statusChange.description':
    'Wer wann wessen Status umgeschaltet hat. Jedes Umschalten wird festgehalten; Besucher sehen es nicht.',
  'schema.statusChange.orderings.at': 'Neueste zuerst',
  'schema.statusChange.fields.reader': 'Berater',
  'schema.statusChange.fields.at': 'Zeit',
  'schema.statusChange.fields.user': 'Umgeschaltet von',
  'schema.statusChange.fields.user.fields.name': 'Name',
  'schema.statusChange.fields.user.fields.id': 'Benutzer-ID',
  'schema.statusChange.fields.source': 'Umgeschaltet in',
  'schema.statusChange.fields.source.description':
    'Das Programm: das Studio, die Befehlszeile oder eine Telefonanlage.',
  'schema.statusChange.fields.to': 'Neuer Status',
  'schema.statusChange.fields.from': 'Voriger Status',
  'schema.statusChange.fields.undoes': 'Macht rückgängig',
  'schema.statusChange.fields.undoes.description':
    'Der Wechsel, den dieser rückgängig gemacht hat.',
  'schema.topic': 'Thema',
  'schema.topic.orderings.title': 'Titel',
  'schema.topic.fields.title': 'Titel',
  'schema.topic.fields.title.description': 'Ein oder zwei Wörter, etwa „Liebe“ oder „Neuanfang“.',
  'schema.topic.fields.slug': 'Adresse',
  'schema.topic.fields.slug.description':
    'Der letzte Teil der Adresse der Seite dieses Themas. „Generieren“ bildet ihn aus dem Titel.',
  'schema.topic.fields.description': 'Beschreibung',
  'schema.topic.fields.description.description': 'Ein oder zwei Sätze für die Seite dieses Themas.',
  'schema.withdrawnArticle': 'Zurückgezogener Artikel',
  'schema.withdrawnArticle.description':
    'Die Adressen eines Artikels, der nicht mehr öffentlich ist.',
  'schema.withdrawnArticle.fields.slugs': 'Adressen',
  'schema.withdrawnArticle.fields.at': 'Zeit',
  'schema.settings': 'Einstellungen',
  'schema.settings.fields.organisation': 'Organisation',
  'schema.settings.fields.organisation.description':
    'Der Name, den Suchmaschinen als Herausgeber Ihrer Artikel zeigen.',
  'schema.settings.fields.articlePath': 'Adresse der Artikel',
  'schema.settings.fields.articlePath.description':
    'Die Adresse eines Artikels auf Ihrer Website; {slug} steht für den letzten Teil der Adresse des Artikels. Andere Websites, die Ihre Artikel zeigen, verlinken nur dann auf sie, wenn dies eine vollständige Webadresse ist, etwa https://example.org/articles/{slug}.',
  'schema.settings.fields.timeZone': 'Zeitzone',
  'schema.settings.fields.timeZone.description':
    'In dieser Zeitzone stehen die Zeiten der Status, etwa „bis 15:30“, auf Ihrer Website und überall, wo umgeschaltet wird. Schreiben Sie eine Region und eine Stadt, etwa Europe/Berlin. Ohne Angabe gilt UTC.',
  'schema.settings.fields.phoneLines': 'Rufnummern',
  'schema.settings.fields.phoneLines.description':
    'Die Nummern, die Anrufer wählen. Alle erscheinen in dieser Reihenfolge bei Beratern, die Anrufe annehmen.',
  'schema.articleBody': 'Text',
  'schema.articleBody.styles.normal': 'Absatz',
  'schema.articleBody.styles.h2': 'Überschrift',
  'schema.articleBody.styles.h3': 'Kleinere Überschrift',
  'schema.articleBody.styles.h4': 'Kleinste Überschrift',
  'schema.articleBody.styles.blockquote': 'Zitat',
  'schema.articleBody.lists.bullet': 'Aufzählung',
  'schema.articleBody.lists.number': 'Nummerierung',
  'schema.articleBody.decorators.strong': 'Fett',
  'schema.articleBody.decorators.em': 'Kursiv',
  'schema.articleBody.decorators.underline': 'Unterstrichen',
  'schema.articleBody.decorators.strike-through': 'Durchgestrichen',
  'schema.articleBody.decorators.code': 'Code',
  'schema.articleBody.decorators.sup': 'Hochgestellt',
  'schema.articleBody.decorators.sub': 'Tiefgestellt',
  'schema.articleLink': 'Link zu einem Artikel',
  'schema.articleLink.fields.article': 'Artikel',
  'schema.audio': 'Aufnahme',
  'schema.audio.fields.file': 'Tondatei',
  'schema.audio.fields.file.description': 'MP3 und M4A spielt jeder Browser ab.',
  'schema.audio.fields.caption': 'Beschriftung',
  'schema.audio.fields.caption.description':
    'Was die Aufnahme enthält. Steht über dem Player und wird von Screenreadern vorgelesen.',
  'schema.audio.fields.transcript': 'Abschrift',
  'schema.audio.fields.transcript.description':
    'Jedes gesprochene Wort. Ein Zeilenumbruch beginnt einen Absatz.',
  'schema.callout': 'Kasten',
  'schema.callout.fields.tone': 'Art',
  'schema.callout.fields.tone.options.note': 'Hinweis',
  'schema.callout.fields.tone.options.tip': 'Tipp',
  'schema.callout.fields.tone.options.warning': 'Warnung',
  'schema.callout.fields.title': 'Titel',
  'schema.callout.fields.body': 'Text',
  'schema.figure': 'Bild',
  'schema.figure.fields.alt': 'Alternativtext',
  'schema.figure.fields.alt.description':
    'Was das Bild zeigt, für Menschen, die es nicht sehen können.',
  'schema.figure.fields.caption': 'Bildunterschrift',
  'schema.figure.fields.caption.description': 'Steht unter dem Bild.',
  'schema.link': 'Link',
  'schema.link.fields.href': 'Adresse',
  'schema.link.fields.href.description':
    'Eine Webadresse wie example.com, eine eigene Seite wie /kontakt, eine E-Mail-Adresse oder eine Telefonnummer.',
  'schema.phoneLine': 'Rufnummer',
  'schema.phoneLine.fields.label': 'Bezeichnung',
  'schema.phoneLine.fields.label.description':
    'Für wen die Nummer ist, etwa „Anrufer aus Deutschland“.',
  'schema.phoneLine.fields.number': 'Nummer',
  'schema.phoneLine.fields.number.description':
    'In internationaler Form, mit Leerzeichen zwischen den Gruppen: +49 30 1234567.',
  'schema.phoneLine.fields.priceWording': 'Preisangabe',
  'schema.phoneLine.fields.priceWording.description':
    'Der Preis eines Anrufs im vorgeschriebenen Wortlaut. Steht neben jedem Anruflink dieser Nummer.',
  'schema.pin': 'PIN',
  'schema.pin.description':
    'Die 4 bis 10 Ziffern, die Anrufer wählen, um diesen Berater zu erreichen. Nullen am Anfang gehören dazu. Keine zwei Berater haben je dieselbe PIN, auch nicht nach dem Ausscheiden.',
  'schema.pullQuote': 'Hervorgehobenes Zitat',
  'schema.pullQuote.fields.text': 'Zitat',
  'schema.pullQuote.fields.text.description':
    'Ohne Anführungszeichen: sie werden automatisch ergänzt.',
  'schema.pullQuote.fields.attribution': 'Wer es gesagt hat',
  'schema.pullQuote.fields.attribution.description':
    'Bleibt bei einem Satz aus dem Artikel selbst leer.',
  'schema.readerCard': 'Beraterkarte',
  'schema.readerCard.fields.reader': 'Berater',
  'schema.readerLink': 'Link zu einem Berater',
  'schema.readerLink.fields.reader': 'Berater',
  'schema.recordedStatus': 'Festgehaltener Status',
  'schema.recordedStatus.fields.label': 'Bezeichnung',
  'schema.recordedStatus.fields.status': 'Status',
  'schema.recordedStatus.fields.since': 'Seit',
  'schema.recordedStatus.fields.until': 'Bis',
  'schema.recordedStatus.fields.nextLabel': 'Nächster Status',
  'schema.recordedStatus.fields.next': 'Nächster Status',
  'schema.recordedStatus.fields.note': 'Notiz',
  'schema.seo': 'Suchmaschinen',
  'schema.seo.description':
    'Bleiben diese Felder leer, erhalten Suchmaschinen Titel und Auszug des Artikels.',
  'schema.seo.fields.title': 'Titel',
  'schema.seo.fields.description': 'Beschreibung',
  'schema.simpleText': 'Text',
  'schema.simpleText.styles.normal': 'Absatz',
  'schema.simpleText.decorators.strong': 'Fett',
  'schema.simpleText.decorators.em': 'Kursiv',
} as const
