/** A flow that concurrent callers share. */
interface Flight<Result> {
  done: Promise<Result>;
  /** The era of the session in which it began. */
  readonly era: number;
  begunAt: number;
  /** The refresh token that a renewal spends. */
  readonly spent?: string;
}

export type FlightName = 'signIn' | 'ensureLogin' | 'renewal';

/** How a flight is started. */
export interface FlightPlan<Result> {
  /** ms that it can take. */
  longest: number;
  /** The flow. It calls `goesOn` before its next step: `false` when a newer flight has taken its place, else its time starts anew. */
  run: (goesOn: () => boolean) => Promise<Result>;
  /** The refresh token that a renewal spends. */
  spent?: string;
}

/** The flights of a session, one of each name at a time. */
export class Flights {
  private readonly flying: { [Name in FlightName]?: Flight<unknown> } = {};

  /**
   * Joins the flight of this name, or starts it. Not joined is one that began before a sign-out, that spends another refresh token, or that is
   * older than it can live: the app was suspended meanwhile, and its answer is lost.
   *
   * @param era - the present one
   * @param oldest - the first era after the last sign-out
   */
  share<Result>(name: FlightName, plan: FlightPlan<Result>, era: number, oldest: number): Promise<Result> {
    const { longest, run, spent } = plan;
    // Flights of one name have one result.
    const flying = this.flying[name] as Flight<Result> | undefined;
    const isJoined =
      flying && flying.spent === spent && flying.era >= oldest && Date.now() - flying.begunAt <= longest;
    if (isJoined) return flying.done;
    const goesOn = () => {
      flight.begunAt = Date.now();
      return this.flying[name] === flight;
    };
    // `done` follows below: the flow may share another flight before it returns.
    const flight = { era, begunAt: Date.now(), spent } as Flight<Result>;
    this.flying[name] = flight;
    const land = () => {
      if (this.flying[name] === flight) this.flying[name] = undefined;
    };
    flight.done = run(goesOn);
    flight.done.then(land, land);
    return flight.done;
  }
}
