"""The steps from each released table layout to the next, run by smplan_kernel.store.layout."""
