// The published plots, and what each answers.

import { api, got } from '../../api/client';
import type { FactValue, Profile } from '../../lib/draft.svelte';
import { say, type Text } from '../../lib/lang.svelte';

export interface Version {
  version: number;
  date: string;
  vouched_by: string;
  facts: { fact: string; value: FactValue }[];
}

export interface Plot {
  id: string;
  name: Text;
  kind: string;
  note?: Text;
  versions: Version[];
}

class Plots {
  all = $state.raw<Plot[] | null>(null);
  error = $state.raw<unknown>(null);
  #asked = false;

  read(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.error = null;
    got(api.GET('/api/v1/plots')).then(
      (plots) => (this.all = plots as unknown as Plot[]),
      (e: unknown) => {
        this.error = e;
        this.#asked = false;
      },
    );
  }

  /** What the plot answers on which a project stands, by fact. */
  known(site: Profile['site']): Map<string, FactValue> {
    if (!site) return new Map();
    this.read();
    const { plot: id, version } = parts(site);
    const plot = this.all?.find((p) => p.id === id);
    const facts = plot && (version === undefined ? newest(plot) : plot.versions.find((v) => v.version === version))?.facts;
    return new Map((facts ?? []).map((f) => [f.fact, f.value]));
  }

  nameOf(site: Profile['site']): string {
    if (!site) return '';
    const { plot: id } = parts(site);
    return say(this.all?.find((p) => p.id === id)?.name) || id;
  }
}

function parts(site: NonNullable<Profile['site']>): { plot: string; version?: number } {
  return typeof site === 'string' ? { plot: site } : site;
}

export function newest(plot: Plot): Version | undefined {
  return plot.versions.reduce<Version | undefined>((last, v) => (last && last.version > v.version ? last : v), undefined);
}

const plots = new Plots();
export default plots;
