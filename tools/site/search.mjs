/**
 * Splits text into what the search knows. Chinese has no spaces: each two neighbouring characters are a word, of the text as of a
 * query. VitePress sends this function to the browser as text, so it must not use anything around it.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function tokenize(text) {
  const words = text.split(/[^\p{L}\p{N}_$]+/u).filter((word) => word !== '');
  return words.flatMap((word) =>
    (word.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []).flatMap((part) => {
      if (!/\p{Script=Han}/u.test(part)) return [part];
      const characters = [...part];
      return characters.length < 2
        ? characters
        : characters.slice(1).map((next, index) => characters[index] + next);
    }),
  );
}

/** Every word of a query has to be there: half a Chinese word would find everything. Slips are forgiven in Latin words alone. */
export const searchOptions = {
  combineWith: 'AND',
  prefix: true,
  fuzzy: (word) => (/^[\w$]{5,}$/.test(word) ? 0.2 : false),
};
