/** Labels as people write them: ImageNet's have underscores for blanks. */
export const readable = (label) => label.replaceAll("_", " ");
