"""Answers outlive the customer: what a colleague said once, everybody finds from then on."""
