/** Labels as people write them: ImageNet has underscores in place of spaces. */
export const readable = (label) => label.replaceAll("_", " ");
