// Which question is on the page, and which comes next.

import { api, got, type Schemas } from '../../api/client';
import { factOf, readCatalogue } from '../../lib/catalogue.svelte';
import drafts, { type Profile } from '../../lib/draft.svelte';
import { lang, say } from '../../lib/lang.svelte';
import { without } from './answers';
import { pick, stepsBack } from './order';

export type Question = Schemas['ask_question'];

const keptMine = 'sevenlists.preview.mine';

class Asking {
  /** the question on the page; null: none */
  question = $state.raw<Question | null>(null);
  /** nothing is left to ask */
  done = $state(false);
  /** how many questions can still change something */
  left = $state<number | null>(null);
  busy = $state(false);
  error = $state.raw<unknown>(null);
  onlyMine = $state(localStorage.getItem(keptMine) === 'yes');

  /** where another answer of a number begins to matter, as far as it was told */
  limits = $state.raw<Record<string, number[]>>({});

  #turn = 0;
  #again: () => Promise<void> = () => Promise.resolve();
  #of: string | undefined;
  // Facts that were passed over without an answer; they are asked when nothing else is left.
  #passed = new Set<string>();

  /** Shows the question of a fact, or the next best one where none is named. */
  open(fact: string): void {
    const of = `${drafts.current?.id} ${fact} ${lang()}`;
    if (of === this.#of) return;
    const spoken = this.#of !== undefined && this.#of.replace(/ \w+$/, '') === of.replace(/ \w+$/, '');
    this.#of = of;
    // The language was switched: the same question, in other words.
    void this.#show(fact || (spoken ? (this.question?.fact ?? '') : ''));
  }

  /** Goes on to the next best question. */
  next(): Promise<void> {
    const fact = this.question?.fact;
    if (fact && drafts.profile?.facts[fact] === undefined) this.#passed.add(fact);
    this.#of = `${drafts.current?.id}  ${lang()}`;
    return this.#show('');
  }

  /** The fact that was answered before the one on the page. */
  previous(): string | null {
    return stepsBack(drafts.current?.done ?? [], this.question?.fact);
  }

  again(): void {
    void this.#again();
  }

  /** Asks again what was said to be not known yet. */
  askAgain(): void {
    const open = Object.entries(drafts.profile?.facts ?? {}).filter(([, v]) => v === 'unknown').map(([fact]) => [fact, undefined]);
    this.#passed.clear();
    drafts.setAll(Object.fromEntries(open));
    void this.#show('');
  }

  mine(only: boolean): void {
    this.onlyMine = only;
    localStorage.setItem(keptMine, only ? 'yes' : 'no');
    void this.#show('');
  }

  async #show(fact: string): Promise<void> {
    const profile = drafts.profile;
    if (!profile) return;
    const turn = ++this.#turn;
    this.#again = () => this.#show(fact);
    this.busy = true;
    try {
      const asked = await questionsOf(fact ? without(profile, fact) : profile);
      this.#note(asked.questions);
      if (turn !== this.#turn) return;
      this.question = fact
        ? (asked.questions.find((q) => q.fact === fact) ?? (await bare(fact)))
        : pick(asked.questions, profile.facts, { onlyMine: this.onlyMine, passed: this.#passed });
      this.done = this.question === null;
      this.left = asked.questions.length - (fact ? 1 : 0);
      this.error = null;
    } catch (error) {
      if (turn === this.#turn) this.error = error;
    }
    if (turn === this.#turn) this.busy = false;
  }

  /** Learns at which limits a fact begins to matter; without them it is answered all the same. */
  async learn(fact: string): Promise<void> {
    if (!drafts.profile || this.limits[fact]) return;
    await questionsOf(without(drafts.profile, fact)).then((asked) => this.#note(asked.questions), () => undefined);
  }

  #note(questions: readonly Question[]): void {
    const told = questions.filter((q) => q.limits).map((q) => [q.fact, (q.limits ?? []).filter((l) => typeof l === 'number')]);
    this.limits = { ...this.limits, ...Object.fromEntries(told) };
  }
}

function questionsOf(profile: Profile): Promise<Schemas['ask']> {
  return got(api.POST('/api/v1/preview/questions', { body: profile as never }));
}

// A fact that decides nothing as things stand is shown with nothing to say of it.
async function bare(id: string): Promise<Question | null> {
  await readCatalogue();
  const fact = factOf(id);
  if (!fact) return null;
  return {
    fact: id, name: say(fact.name), question: say(fact.question), type: fact.type, ask: fact.ask, ask_name: '',
    finish_spread_days: 0, items: [], problems: [], settles: 0, why: [],
  };
}

const asking = new Asking();
export default asking;
