import {definePlugin, type LayoutProps, useWorkspace} from 'sanity'

import {LakeStyles} from './lake-styles.tsx'

/** Hides what leads to an account at sanity.io. */
export const lakeLayout = definePlugin({
  name: 'reader-article/lake-layout',
  studio: {components: {layout: LakeLayout}},
})

function LakeLayout(props: LayoutProps) {
  const {title} = useWorkspace()
  return (
    <>
      <LakeStyles title={title} />
      {props.renderDefault(props)}
    </>
  )
}
