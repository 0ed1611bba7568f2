import type {ReactNode} from 'react'
import {styled} from 'styled-components'

const TOOLBAR = "[data-testid='pt-editor__toolbar-card']"
const TEXT_MENU = "[data-testid='action-menu-auto-collapse-menu']"
const BLOCK_MENU = "[data-testid='insert-menu-auto-collapse-menu']"

// The Studio has no settings for the height of a text editor and for the place of its tools. The editor can still be
// dragged to another height, and the toolbar still becomes two menus where it is narrower than 400 pixels.
const Box = styled.div`
  && [data-testid='pt-editor'][data-fullscreen='false'] {
    height: clamp(24rem, 70vh, 56rem);
  }

  container-type: inline-size;

  /* The blocks have a row of their own: in a single row, most tools are hidden in menus. */
  @container (min-width: 400px) {
    && ${TOOLBAR} > [data-ui='Flex'] {
      flex-wrap: wrap;

      & > [data-ui='Flex']:has(> * > ${TEXT_MENU}) {
        display: contents;
      }

      & :has(> ${TEXT_MENU}) {
        flex: 1 1 10rem;
        max-width: none;
        border-right: 0;
      }

      & > [data-ui='Box'] {
        order: 1;
      }

      & :has(> ${BLOCK_MENU}) {
        order: 2;
        flex: 0 0 100%;
        border-top: 1px solid var(--card-border-color);
      }
    }
  }
`

/** A tall text editor, whose tools are all visible if there is space. */
export function EditorBox({children}: {readonly children: ReactNode}) {
  return <Box>{children}</Box>
}
