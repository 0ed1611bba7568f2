import {ComposeIcon} from '@sanity/icons/Compose'
import {type DocumentActionComponent, getPublishedId} from 'sanity'
import {useRouter} from 'sanity/router'

/** Opens a new article by the reader whose form is open. */
export const newArticle: DocumentActionComponent = ({id, published, draft}) => {
  const router = useRouter()
  // Articles refer to published readers only.
  if (!published || (draft ?? published)['retired'] === true) {
    return null
  }
  return {
    label: 'New article by this reader',
    icon: ComposeIcon,
    onHandle() {
      router.navigateIntent('create', [
        {type: 'article', template: 'article-by-reader'},
        {readerId: getPublishedId(id)},
      ])
    },
  }
}
