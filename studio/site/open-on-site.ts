import {API_VERSION} from '@reader-article/content'
import {LaunchIcon} from '@sanity/icons/Launch'
import {createPreviewSecret} from '@sanity/preview-url-secret/create-secret'
import {useToast} from '@sanity/ui/toast'
import {definePlugin, type DocumentActionComponent, useClient, useCurrentUser} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'
import {waitForRichText} from '../typing/rich-text-typing.ts'
import {useEnvironment} from '../use-environment.tsx'
import {draftAddress, sitePath} from './site-path.ts'

const TYPES = new Set(['article', 'reader'])
const SOURCE = 'reader-desk'

/** Offers to open an article or a reader on the website, drafts included, if the Studio knows the website. */
export const openOnSite = definePlugin({
  name: 'reader-article-open-on-site',
  document: {
    actions: (actions, {schemaType}) =>
      TYPES.has(schemaType) ? [...actions, openOnSiteAction] : actions,
  },
})

const openOnSiteAction: DocumentActionComponent = ({type, draft, published}) => {
  const client = useClient({apiVersion: API_VERSION})
  const user = useCurrentUser()
  const toast = useToast()
  const {t} = useTexts()
  const document = draft ?? published
  const path = document ? sitePath(type, document) : undefined
  const {siteAddress} = useEnvironment()
  if (siteAddress === undefined) {
    return null
  }
  return {
    label: t('action.open'),
    icon: LaunchIcon,
    disabled: path === undefined,
    title:
      path === undefined
        ? type === 'reader'
          ? t('action.open.no-pin')
          : t('action.open.no-address')
        : t('action.open.hint'),
    onHandle: () => {
      if (path === undefined) {
        return
      }
      // Opened at once, because a browser blocks windows that open later than a click.
      const opened = window.open('', '_blank')
      const open = async () => {
        await waitForRichText()
        const {secret} = await createPreviewSecret(client, SOURCE, location.href, user?.id)
        if (opened) {
          opened.opener = null
          opened.location.replace(draftAddress(siteAddress, path, secret))
        }
      }
      open().catch((error: unknown) => {
        opened?.close()
        toast.push({
          status: 'error',
          title: t('action.open.error'),
          description: error instanceof Error ? error.message : String(error),
        })
      })
    },
  }
}
