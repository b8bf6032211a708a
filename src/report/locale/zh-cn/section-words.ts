/** What is said of the runs, of what is stated and of the environment. */
export const sectionWords = {
  runs: {
    counted: (count: number, parts: readonly string[]): string =>
      `${count} 次运行${parts.length === 0 ? '' : `：${parts.join('，')}`}`,
    state: { finished: '完成', diverged: '发散', threw: '抛出错误', 'not-run': '未运行' },
    failed: '未完成的运行',
    first: (shown: number, of: number): string => `，${of} 次中的前 ${shown} 次`,
    run: '运行',
    how: '结果',
    why: '原因',
    alone: '单独运行',
    cells: '扫描的各个单元：其运行的结果，以及有限值的中位数',
    someCells: (shown: number, of: number): string =>
      `；${of} 个单元中的 ${shown} 个，有运行未完成的在前，其余均匀选取`,
    cell: '单元',
    runs: '运行次数',
    everyRun: '全部运行',
    median: (quantity: string): string => `${quantity}，中位数`,
    firstSeed: '单独运行第一个种子',
    notFinite: (epoch: string): string => `从第 ${epoch} 个迭代周期起不再有限`,
    grown: (growth: string): string => `权重终止时的长度是起始时的 ${growth} 倍`,
  },
  stated: {
    caption: '本章对其代码的陈述、文字与之不同之处，以及测得的数值',
    quantity: '量',
    code: '代码',
    prose: '文字',
    measured: '测得',
    differs: (figure: string): string => `${figure}（不同）`,
  },
  environment: {
    backend: '后端',
    node: 'Node.js',
    platform: '平台',
    workers: '工作线程',
    started: '开始时间',
    time: '用时',
    stage: { open: '启动', plan: '计划', train: '训练', judge: '判定', probe: '探查' },
    digests: '摘要',
    sabotage: '破坏测试',
    justNow: '与本次运行相隔不到一分钟',
    tried: (count: number, unit: 'minute' | 'hour' | 'day', before: boolean): string =>
      `在本次运行之${before ? '前' : '后'} ${count} ${{ minute: '分钟', hour: '小时', day: '天' }[unit]}尝试`,
  },
  experiments: (count: number): string => `${count} 个实验`,
  moreOpen: (count: number): string => `另有 ${count} 项`,
};
