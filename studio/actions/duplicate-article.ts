import type {DocumentActionComponent, DocumentActionProps, SanityDocument} from 'sanity'

/** Duplicates an article without its former slugs, to which the links are to the original. */
export function duplicateArticle(
  duplicateAction: DocumentActionComponent,
): DocumentActionComponent {
  const DuplicateArticle: DocumentActionComponent = (props: DocumentActionProps) => {
    const withMap = {...props, mapDocument: withoutFormerSlugs}
    return duplicateAction(withMap)
  }
  DuplicateArticle.action = duplicateAction.action
  return DuplicateArticle
}

function withoutFormerSlugs(document: SanityDocument): SanityDocument {
  const duplicate = {...document}
  delete duplicate['formerSlugs']
  return duplicate
}
