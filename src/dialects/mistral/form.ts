/**
 * Which of Mistral's two forms a model takes. The user guide has Mistral Large 24.02 in both; here it has the text
 * form alone, for an answer must have the form of the request.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-text-completion.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-chat-completion.html
 */
export const isChatModel = (model: string): boolean => /mistral-large-2407|pixtral-large/.test(model)
