import {createGlobalStyle} from 'styled-components'

/**
 * Hides what leads to an account at sanity.io, which a Lake does not need: the menu of the workspace, whose only
 * item is 'Manage project', and the menu of Sanity's help. Sanity has no setting for them.
 *
 * The menu of the workspace also shows the desk's name, which the link to the first list shows instead.
 */
export const LakeStyles = createGlobalStyle<{title: string}>`
  #workspace-menu,
  #menu-button-resources,
  a[href*='/manage/project/'] {
    display: none;
  }

  [data-testid='studio-navbar'] a:has(+ #workspace-menu) {
    align-items: center;
    gap: 0.75em;
    color: var(--card-fg-color);
    font: 500 0.8125rem / 1 var(--font-text-family, Inter, sans-serif);

    &::after {
      content: ${({title}) => JSON.stringify(title)};
    }
  }
`
