/** Characters of a run's name, as the contract has it. */
const most = 48;
/** From so many on it is said how many there may be. */
const near = 40;

/** Why a name is too long; undefined: it is not. */
export function checkName(name: string): string | undefined {
  const { length } = name;
  return length > most ? `${length} characters given; expected at most ${most}, so ${length - most} fewer` : undefined;
}

/** "44 of 48 characters" of a name that nears its limit. */
export function nameRoom(name: string): string | undefined {
  const { length } = name;
  return length >= near ? `${length} of ${most} characters` : undefined;
}
