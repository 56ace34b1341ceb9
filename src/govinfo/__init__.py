"""Reads the annual reports on open government information (政府信息公开工作年度报告) of Chinese administrative organs."""

from govinfo.api import parse

__all__ = ["parse"]
