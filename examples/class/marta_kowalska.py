#!/usr/bin/env python
# coding: utf-8

# # Chapter 2

# In[1]:


get_ipython().run_line_magic('matplotlib', 'inline')
get_ipython().system('pip install numpy')
import numpy as np


# In[2]:


def manual_dot(x, y):
    x, y = np.asarray(x), np.asarray(y)
    if x.shape != y.shape:
        raise ValueError(f"shapes differ: {x.shape} and {y.shape}")
    return np.sum(x * y)


# In[3]:


def cosine_similarity(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    norms = np.linalg.norm(a) * np.linalg.norm(b)
    return float(a @ b / norms) if norms > 0 else 0.0


# In[4]:


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1.0
    unit = X / norms
    return unit @ unit.T


# In[5]:


def attention_scores(X, W_q, W_k):
    return (X @ W_q) @ (X @ W_k).T


# In[6]:


def projection_length(v, u):
    norm = np.linalg.norm(u)
    return 0.0 if norm == 0 else np.dot(v, u) / norm


# In[7]:


def project(X, W):
    return X @ W


# In[8]:


def compare_similarity(a, b):
    return manual_dot(a, b), cosine_similarity(a, b)


# In[9]:


dot_answers = [32, -1, 0]


# In[10]:


explain_dot = """The first pair is similar, the second almost unrelated (slightly opposite), the third says nothing because a zero vector has no direction."""


# In[11]:


explain_attention = """It is cheaper: no square roots, no divisions. Scaling by sqrt(d_k) later does what normalising would have done."""
