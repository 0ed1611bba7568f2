import {ComposeIcon} from '@sanity/icons/Compose'
import {type DocumentActionComponent, getPublishedId} from 'sanity'
import {useRouter} from 'sanity/router'

import {useTexts} from '../i18n/use-texts.ts'

/** Opens a new article by the reader whose form is open. */
export const newArticle: DocumentActionComponent = ({id, published, draft}) => {
  const router = useRouter()
  const {t} = useTexts()
  // Articles refer to published readers only.
  if (!published || (draft ?? published)['retired'] === true) {
    return null
  }
  return {
    label: t('action.new-article'),
    icon: ComposeIcon,
    onHandle() {
      router.navigateIntent('create', [
        {type: 'article', template: 'article-by-reader'},
        {readerId: getPublishedId(id)},
      ])
    },
  }
}
