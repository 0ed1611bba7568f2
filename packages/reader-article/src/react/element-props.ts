import type {HTMLAttributes, RefAttributes} from 'react'

import type {AttributesOf, ElementClass, OptionOf, PropertiesOf} from '../element-options.ts'

/** Handlers by the names that components give them; as methods, so that each may ask for its own event. */
export interface Handlers {
  onLoad?(event: Event): void
  onError?(event: Event): void
  onStatusChange?(event: Event): void
}

/** What a component takes: an element's own options, its events, and what every HTML element takes. */
export type ElementProps<C extends ElementClass, Events extends Handlers> = Omit<
  HTMLAttributes<InstanceType<C>>,
  OptionOf<C> | keyof Events
> &
  RefAttributes<InstanceType<C>> &
  PropertiesOf<C> &
  Events

/**
 * What the tag itself takes in JSX: its attributes, but for `dataset`, whose place `datasetName`
 * takes, since React would write to the element's own `dataset`, which nobody can.
 */
export type TagProps<C extends ElementClass> = Omit<HTMLAttributes<InstanceType<C>>, OptionOf<C>> &
  RefAttributes<InstanceType<C>> &
  Omit<AttributesOf<C>, 'dataset'> & {datasetName?: string}
