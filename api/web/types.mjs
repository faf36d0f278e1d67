// Makes src/api/schema.d.ts from the description of the API. Documents there are schemas with
// definitions of their own, which the generator does not follow: each definition is put beside the
// schemas under the document's name first, so that plan's `row` is `plan_row`.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const api = JSON.parse(readFileSync(new URL('../serve/openapi.json', import.meta.url), 'utf8'));
const schemas = api.components.schemas;

/** Points every reference in a document to where its definition is put. */
function moved(value, name) {
  if (Array.isArray(value)) return value.map((each) => moved(each, name));
  if (typeof value !== 'object' || value === null) return value;
  const kept = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$defs' || key === '$schema' || key === '$id') continue;
    kept[key] =
      key === '$ref' && typeof inner === 'string' && inner.startsWith('#/$defs/')
        ? `#/components/schemas/${name}_${inner.slice('#/$defs/'.length)}`
        : moved(inner, name);
  }
  return kept;
}

for (const [name, schema] of Object.entries({ ...schemas })) {
  if (!schema.$defs) continue;
  for (const [part, inner] of Object.entries(schema.$defs)) schemas[`${name}_${part}`] = moved(inner, name);
  schemas[name] = moved(schema, name);
}

const head = '// Code generated from the description of the API by types.mjs; DO NOT EDIT.\n\n';
const written = astToString(await openapiTS(api, { alphabetize: true, emptyObjectsUnknown: true }));
writeFileSync(new URL('src/api/schema.d.ts', import.meta.url), head + written);
