import type {BlockStyleProps} from 'sanity'
import {styled} from 'styled-components'

// As in `<reader-article>`: the size of a heading, its distance from the text above, and from its own text.
const Heading = styled.div<{$size: string}>`
  font-size: ${({$size}) => $size};
  font-weight: 700;
  line-height: 1.3;
  padding-block: 0.7em 0;
`

/** A heading in the text editor, as on the page. */
export function LargeHeading({children}: BlockStyleProps) {
  return <Heading $size="1.25em">{children}</Heading>
}

/** A heading of the second or third rank in the text editor, as on the page. */
export function SmallHeading({children}: BlockStyleProps) {
  return <Heading $size="1em">{children}</Heading>
}
