// The parts of the page of a project; each is loaded when it is opened.

import type { Component } from 'svelte';
import type { Schemas } from '../../api/client';
import type { Text } from '../../lib/lang.svelte';
import words from './words';

export type Project = Schemas['project'];

/** What a part is given: the project as it stands, and how to say that it was changed. */
export interface Given {
  project: Project;
  changed: () => void;
}

export const tabs: { id: string; name: Text; load: () => Promise<{ default: Component<Given> }> }[] = [
  { id: 'overview', name: words.overview, load: () => import('./Overview.svelte') },
  { id: 'cases', name: words.cases, load: () => import('./Cases.svelte') },
  { id: 'plan', name: words.plan, load: () => import('./Plans.svelte') },
  { id: 'profile', name: words.profile, load: () => import('./Profile.svelte') },
  { id: 'matters', name: words.matters, load: () => import('./Matters.svelte') },
  { id: 'commitments', name: words.commitments, load: () => import('./Commitments.svelte') },
  { id: 'log', name: words.log, load: () => import('./Log.svelte') },
];
