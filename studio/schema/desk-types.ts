import type {FieldDefinition, SchemaTypeDefinition} from 'sanity'

import {schemaTypes} from './index.ts'

/** Fields to add to the desk's own documents, by the name of the type. They are shown with the fields that open first. */
export interface AdditionalFields {
  readonly article?: readonly FieldDefinition[]
  readonly reader?: readonly FieldDefinition[]
  readonly topic?: readonly FieldDefinition[]
}

const DESK_TYPES = new Set(schemaTypes.map(({name}) => name))

/** Returns true if a document type is one of the desk's. */
export function isDeskType(name: string): boolean {
  return DESK_TYPES.has(name)
}

/**
 * Returns the desk's schema types with additional fields at the end of their documents.
 *
 * @throws Error if a field has the name of one of the desk's fields, or a type cannot have additional fields.
 */
export function addFields(additional: AdditionalFields): SchemaTypeDefinition[] {
  const fieldsOf = new Map<string, readonly FieldDefinition[]>(Object.entries(additional))
  for (const name of fieldsOf.keys()) {
    if (!['article', 'reader', 'topic'].includes(name)) {
      throw new Error(
        `The option 'fields' of readerDesk() has '${name}'. Fields can be added to 'article', 'reader' and 'topic'.`,
      )
    }
  }
  return schemaTypes.map((type) => addFieldsTo(type, fieldsOf.get(type.name) ?? []))
}

function addFieldsTo(
  type: SchemaTypeDefinition,
  additional: readonly FieldDefinition[],
): SchemaTypeDefinition {
  if (additional.length === 0 || !('fields' in type) || !Array.isArray(type.fields)) {
    return type
  }
  const names = new Set(type.fields.map((field) => field.name))
  const taken = additional.find(({name}) => names.has(name))
  if (taken) {
    throw new Error(
      `The option 'fields' of readerDesk() adds '${taken.name}' to '${type.name}', which has a field with this name. Choose another name.`,
    )
  }
  const group = findDefaultGroup(type)
  return {...type, fields: [...type.fields, ...additional.map((field) => ({group, ...field}))]}
}

/** Returns the name of the group of fields that opens first, where editors find an additional field. */
function findDefaultGroup(type: SchemaTypeDefinition): string | undefined {
  const groups = 'groups' in type && Array.isArray(type.groups) ? type.groups : []
  return groups.find((group) => group.default === true)?.name
}
