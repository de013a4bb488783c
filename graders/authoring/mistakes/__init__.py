"""The usual mistakes of numerical homework, by theme; each makes a wrong answer of any right one.

A mistake is a function ``mistake(right, …) -> wrong`` of an implementation, and knows nothing of the
question.  Misconceptions (`graders.authoring.usual`) and the habits that ``grade.py verify`` tries
(`graders.mutation.habits`) are both made of these.
"""
