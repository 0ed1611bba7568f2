import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {TranslateIcon} from '@sanity/icons/Translate'
import {Button} from '@sanity/ui'
import {Menu, MenuButton, MenuItem} from '@sanity/ui/menu'
import {type NavbarProps, useLocale} from 'sanity'

import {useTexts} from './use-texts.ts'

/** The navigation bar with a menu of languages; on narrow screens, the languages are in the drawer. */
export function NavbarWithLanguages(props: NavbarProps) {
  // Sanity has a menu of its own, which is turned off because Sanity does not translate schemas.
  const {locales, currentLocale, changeLocale} = useLocale()
  const {__internal_actions: actions = []} = props
  return props.renderDefault({
    ...props,
    __internal_actions: [
      ...actions,
      {location: 'topbar', name: 'language-menu', render: LanguageMenu},
      ...locales.map(({id, title}) => ({
        location: 'sidebar' as const,
        name: `language-${id}`,
        title,
        icon: TranslateIcon,
        selected: id === currentLocale.id,
        onAction: () => changeLocale(id),
      })),
    ],
  })
}

function LanguageMenu() {
  const {locales, currentLocale, changeLocale} = useLocale()
  const {t} = useTexts()
  return (
    <MenuButton
      id="language-menu"
      button={
        <Button
          mode="bleed"
          padding={2}
          fontSize={1}
          icon={TranslateIcon}
          aria-label={t('language.menu', {language: currentLocale.title})}
          title={t('language.menu', {language: currentLocale.title})}
        />
      }
      popover={{portal: true}}
      menu={
        <Menu>
          {locales.map(({id, title}) => (
            <MenuItem
              key={id}
              lang={id}
              fontSize={1}
              text={title}
              pressed={id === currentLocale.id}
              iconRight={id === currentLocale.id ? CheckmarkIcon : undefined}
              onClick={() => changeLocale(id)}
            />
          ))}
        </Menu>
      }
    />
  )
}
