import type {HTMLAttributes, RefAttributes} from 'react'

import type {AttributesOf, ElementClass, OptionOf, PropertiesOf} from '../element-options.ts'

/** Event handlers. They are declared as methods, so that each component can narrow the event's type. */
export interface Handlers {
  onLoad?(event: Event): void
  onError?(event: Event): void
  onStatusChange?(event: Event): void
}

/** The props of a component: the element's options and events, and the attributes of any HTML element. */
export type ElementProps<C extends ElementClass, Events extends Handlers> = Omit<
  HTMLAttributes<InstanceType<C>>,
  OptionOf<C> | keyof Events
> &
  RefAttributes<InstanceType<C>> &
  PropertiesOf<C> &
  Events

/**
 * The props of a tag in JSX: its attributes, with `datasetName` instead of `dataset`, since React would
 * write to the element's `dataset`, which is read-only.
 */
export type TagProps<C extends ElementClass> = Omit<HTMLAttributes<InstanceType<C>>, OptionOf<C>> &
  RefAttributes<InstanceType<C>> &
  Omit<AttributesOf<C>, 'dataset'> & {datasetName?: string}
