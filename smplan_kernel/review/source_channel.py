"""The channel of the plan that a data source belongs to."""

from __future__ import annotations

from smplan_kernel.measures.observed import account_key
from smplan_kernel.plan import Channel, DataSource
from smplan_kernel.review.facts import Facts


def channel_of(facts: Facts, source: DataSource) -> Channel | None:
    """The channel that a source belongs to: by its account in the audit, else by its network where that is unmistakable."""
    handles = {
        account.id: account_key(account.handle) for account in facts.plan.audit.accounts if account.network.casefold() == source.platform
    }
    wanted = account_key(source.account)
    for channel in facts.plan.channels.channels:
        if wanted and wanted in {handles.get(account, "") for account in channel.accounts}:
            return channel
    same = [channel for channel in facts.plan.channels.channels if channel.network.casefold() == source.platform]
    return same[0] if len(same) == 1 else None
