/** The one function of the platform that the pure rings use: it is in every browser and in Node, and knows no DOM. */
declare function structuredClone<T>(value: T): T;
