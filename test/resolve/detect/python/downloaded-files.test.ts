import { findDownloads } from '../../../../src/resolve/detect/python/downloaded-files';

test.each([
  ['from transformers import pipeline', { HF_HOME: '/models/huggingface' }],
  ['from sentence_transformers import SentenceTransformer', { HF_HOME: '/models/huggingface', SENTENCE_TRANSFORMERS_HOME: '/models/sentence-transformers' }],
  ['import nltk\nnltk.download("punkt")', { NLTK_DATA: '/models' }],
  ['import tiktoken', { TIKTOKEN_CACHE_DIR: '/models/tiktoken' }],
  ['import torch\nmodel = torch.hub.load("pytorch/vision", "resnet18")', { TORCH_HOME: '/models/torch' }],
  ['from torchvision import models', { TORCH_HOME: '/models/torch' }],
  ['import torch\nmodel = torch.load("model.pt")', {}],
  ['import spacy', {}],
  ['import httpx', {}],
])('%s downloads to %j', (code, environment) => {
  expect(findDownloads([code], []).environment).toEqual(environment);
});

test('a library whose variable is set has its folder already', () => {
  const { packages, environment } = findDownloads(['import nltk', 'import tiktoken'], ['NLTK_DATA']);
  expect(packages).toEqual(['tiktoken']);
  expect(environment).toEqual({ TIKTOKEN_CACHE_DIR: '/models/tiktoken' });
});
